using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.JsonFormat;

/// <summary>
/// Records of JSON Schema, by System.Text.Json. The schema is what other programs are told; records are not checked
/// against it, but read by the type's own rules. Owned by one lane.
/// </summary>
internal sealed class JsonPayload<T>(JsonTypeInfo<T> type, string title, string? schema)
    : PayloadFormat<T>, IPayloadReader<T>
{
    public override SchemaType Type => SchemaType.Json;

    public override string RecordName => title;

    public override Task<Schema> DescribeAsync(
        SchemaRegistryClient client, SchemaOptions options, CancellationToken cancel) =>
        Task.FromResult(new Schema(SchemaType.Json, schema ?? JsonSchemaText.Of(type, title)));

    /// <summary>JSON names its members in every record, so the bytes are the same under any schema.</summary>
    public override Task<string?> WhyNotUnderAsync(
        SchemaRegistryClient client, Schema other, CancellationToken cancel) => Task.FromResult<string?>(null);

    public override Task<IPayloadReader<T>> CreateReaderAsync(
        SchemaRegistryClient client, Schema writer, CancellationToken cancel) =>
        Task.FromResult<IPayloadReader<T>>(this);

    public T Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, type)
                ?? throw new RecordFormatException($"expected a {title}, found null");
        }
        catch (JsonException e)
        {
            throw new RecordFormatException(
                $"it cannot be read as JSON of {title}: {e.Message.TrimEnd('.')}", e.Path ?? "$", e);
        }
    }

    public override void Write(T record, RecordBuffer output)
    {
        Utf8JsonWriter writer = output.BeginJson();
        JsonSerializer.Serialize(writer, record, type);
        writer.Flush();
    }
}
