using global::Google.Protobuf;
using global::Google.Protobuf.Reflection;

namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>
/// Describes a Protobuf file to the registry: its descriptor, and a reference for each file that it imports, which is
/// registered under its own path first (as Confluent's clients do). Google's own files are in every registry.
/// </summary>
internal static class ProtoImports
{
    private const string BuiltIn = "google/protobuf/";

    public static async Task<Schema> DescribeAsync(
        SchemaRegistryClient client, FileDescriptor file, SchemaOptions options, CancellationToken cancel)
    {
        List<SchemaReference> references = [];
        foreach (FileDescriptor import in file.Dependencies)
            if (!import.Name.StartsWith(BuiltIn, StringComparison.Ordinal))
                references.Add(await ReferAsync(client, import, options, cancel).ConfigureAwait(false));
        return new(SchemaType.Protobuf, file.SerializedData.ToBase64()) { References = references };
    }

    private static async Task<SchemaReference> ReferAsync(
        SchemaRegistryClient client, FileDescriptor import, SchemaOptions options, CancellationToken cancel)
    {
        string subject = import.Name;
        Schema schema = await DescribeAsync(client, import, options, cancel).ConfigureAwait(false);
        if (options.AutoRegister)
            await client.RegisterAsync(subject, schema, options.Normalize, cancel).ConfigureAwait(false);
        SchemaVersion? version =
            await client.LookUpAsync(subject, schema, options.Normalize, cancel).ConfigureAwait(false);
        return version == null
            ? throw new SchemaRegistryException(
                $"Subject '{subject}' does not have the imported file of that name. Register it before the job starts, "
                + "or set Millrace:SchemaRegistry:AutoRegister.")
            : new(subject, subject, version.Version);
    }
}
