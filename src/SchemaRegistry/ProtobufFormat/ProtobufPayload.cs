using global::Google.Protobuf;
using global::Google.Protobuf.Reflection;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>
/// Records of Protobuf, by the classes that protoc writes. Fields that one side does not know are Protobuf's own
/// affair; what is checked is that the message is of this type. Owned by one lane.
/// </summary>
internal sealed class ProtobufPayload<T> : PayloadFormat<T> where T : class, IMessage<T>, new()
{
    private static readonly MessageDescriptor _descriptor = new T().Descriptor;
    private static readonly int[] _indexes = ProtoPlaces.IndexesOf(_descriptor);
    private static readonly MessageParser<T> _parser = new(static () => new());

    public override SchemaType Type => SchemaType.Protobuf;

    public override string RecordName => _descriptor.FullName;

    public override Task<Schema> DescribeAsync(
        SchemaRegistryClient client, SchemaOptions options, CancellationToken cancel) =>
        ProtoImports.DescribeAsync(client, _descriptor.File, options, cancel);

    public override Task<string?> WhyNotUnderAsync(
        SchemaRegistryClient client, Schema schema, CancellationToken cancel)
    {
        string? name = ProtoFile.Parse(schema.Text).NameAt(_indexes);
        return Task.FromResult(name == RecordName
            ? null
            : $"at the place of {RecordName} in its file it has {name ?? "no message"}");
    }

    public override Task<IPayloadReader<T>> CreateReaderAsync(
        SchemaRegistryClient client, Schema writer, CancellationToken cancel) =>
        Task.FromResult<IPayloadReader<T>>(
            new ProtobufReader<T>(ProtoFile.Parse(writer.Text), RecordName, _parser));

    public override void Write(T record, RecordBuffer output)
    {
        MessageIndexes.Write(output, _indexes);
        try
        {
            record.WriteTo(output);
        }
        catch (InvalidOperationException e)
        {
            throw new RecordFormatException($"{RecordName} cannot be written as Protobuf: {e.Message}", inner: e);
        }
    }
}
