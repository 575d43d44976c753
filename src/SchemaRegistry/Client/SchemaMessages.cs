namespace Millrace.SchemaRegistry.Client;

/// <summary>Turns schemas into the registry's messages and back. Pure.</summary>
internal static class SchemaMessages
{
    private static readonly (SchemaType Type, string Name)[] _names =
        [(SchemaType.Avro, "AVRO"), (SchemaType.Protobuf, "PROTOBUF"), (SchemaType.Json, "JSON")];

    public static string NameOf(SchemaType type) => _names.First(known => known.Type == type).Name;

    /// <summary>Avro is not named: registries before Confluent's 5.5 know nothing else, and no such member.</summary>
    public static SchemaRequest ToRequest(Schema schema) => new(
        schema.Text,
        schema.Type == SchemaType.Avro ? null : NameOf(schema.Type),
        schema.References.Count == 0
            ? null
            : [.. schema.References.Select(static one => new ReferenceMessage(one.Name, one.Subject, one.Version))]);

    /// <exception cref="SchemaRegistryException">It is of a language that is not known here.</exception>
    public static Schema ToSchema(SchemaAnswer answer, string what) =>
        new(TypeOf(answer.SchemaType ?? "AVRO", what), answer.Schema ?? throw WithoutText(what))
        {
            References = [.. (answer.References ?? []).Select(
                static one => new SchemaReference(one.Name, one.Subject, one.Version))],
        };

    public static SchemaVersion ToVersion(SchemaAnswer answer, string what) =>
        new(answer.Subject ?? "", answer.Version, answer.Id, ToSchema(answer, what));

    private static SchemaType TypeOf(string name, string what)
    {
        foreach ((SchemaType type, string known) in _names)
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return type;
        throw new SchemaRegistryException(
            $"The registry says of {what} that it is written in {name}, which is not known here; "
            + $"known: {string.Join(", ", _names.Select(one => one.Name))}.");
    }

    private static SchemaRegistryException WithoutText(string what) =>
        new($"The registry's answer about {what} holds no schema; is it a schema registry?");
}
