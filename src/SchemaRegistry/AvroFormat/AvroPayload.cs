using System.Diagnostics.CodeAnalysis;
using global::Avro;
using global::Avro.Generic;
using global::Avro.Specific;
using Millrace.Contracts;
using Millrace.SchemaRegistry.AvroFormat.Types;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>
/// Records of Avro, by the classes that Apache's generator writes. A record of an older or newer schema is resolved to
/// the type's own by Avro's rules, prepared once a schema. Owned by one lane.
/// </summary>
internal sealed class AvroPayload<T> : PayloadFormat<T> where T : class, ISpecificRecord, new()
{
    private readonly global::Avro.Schema _own = new T().Schema;
    private readonly BorrowedDecoder _decoder = new();
    private readonly BufferEncoder _encoder = new();
    private readonly DatumWriter<T> _writer;
    private readonly Func<global::Avro.Schema, global::Avro.Schema, DatumReader<T>> _createReader;

    [RequiresUnreferencedCode(AvroText.NeedsReflection)]
    [RequiresDynamicCode(AvroText.NeedsReflection)]
    public AvroPayload()
    {
        _writer = new SpecificDatumWriter<T>(_own);
        _createReader = static (writer, own) => new SpecificDatumReader<T>(writer, own);
    }

    /// <exception cref="MillraceConfigurationException">A type is missing.</exception>
    public AvroPayload(AvroTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        AvroTypeMap map = types.With<T>();
        IReadOnlyList<string> problems = AvroTypeCheck.ProblemsOf(_own, map);
        if (problems.Count > 0)
            throw new MillraceConfigurationException(
                [.. problems.Select(static one => $"AvroSchema<{typeof(T).Name}>: {one}")]);
        _writer = new TypedWriter<T>(_own, map);
        _createReader = (writer, own) => new TypedReader<T>(writer, own, map);
    }

    public override SchemaType Type => SchemaType.Avro;

    public override string RecordName => _own.Fullname;

    public override Task<Schema> DescribeAsync(
        SchemaRegistryClient client, SchemaOptions options, CancellationToken cancel) =>
        Task.FromResult(new Schema(SchemaType.Avro, _own.ToString()));

    /// <summary>
    /// Apache's writer takes fields by their place in the type's own schema, so the other one must be laid out alike;
    /// documentation, defaults and aliases may differ.
    /// </summary>
    public override async Task<string?> WhyNotUnderAsync(
        SchemaRegistryClient client, Schema schema, CancellationToken cancel)
    {
        global::Avro.Schema other = await AvroSchemas.ParseAsync(client, schema, cancel).ConfigureAwait(false);
        string form = SchemaNormalization.ToParsingForm(other), ownForm = SchemaNormalization.ToParsingForm(_own);
        return form == ownForm ? null : $"it is laid out as {form}, the type as {ownForm}";
    }

    public override async Task<IPayloadReader<T>> CreateReaderAsync(
        SchemaRegistryClient client, Schema writer, CancellationToken cancel)
    {
        global::Avro.Schema schema = await AvroSchemas.ParseAsync(client, writer, cancel).ConfigureAwait(false);
        if (!_own.CanRead(schema)) throw Unreadable(schema);
        try
        {
            AvroFields.Prepare(schema, _own);
            return new AvroReader<T>(_createReader(schema, _own), _decoder);
        }
        catch (AvroException e)
        {
            throw new RecordFormatException($"{AvroText.Reason(e)}; {AvroText.HowToStayReadable}", inner: e);
        }
    }

    public override void Write(T record, RecordBuffer output)
    {
        _encoder.Reset(output);
        try
        {
            _writer.Write(record, _encoder);
        }
        catch (Exception e) when (e is not RecordFormatException)
        {
            throw new RecordFormatException($"{RecordName} cannot be written as Avro: {AvroText.Reason(e)}", inner: e);
        }
    }

    private RecordFormatException Unreadable(global::Avro.Schema schema) => new(
        schema.Fullname == _own.Fullname
            ? $"its schema of '{schema.Fullname}' cannot be read as the type's own: {schema}; "
                + AvroText.HowToStayReadable
            : $"it is a '{schema.Fullname}', and a '{_own.Fullname}' is read here: a message of another type");
}
