using Millrace.Generators.Common;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the codec of a message key of several parts. It is public: jobs keep their states by it.</summary>
internal static class KeyEmitter
{
    public static void Write(SourceWriter writer, string self, MessageKey key)
    {
        string name = key.Codec.Substring(key.Codec.LastIndexOf('.') + 1);
        writer.Line($$"""
            /// <summary>Lays out the message key of <see cref="{{self}}"/>: {{Description(key)}}.</summary>
            public readonly struct {{name}} : {{Contracts}}IKeyCodec<{{key.Type}}>
            {
            """);
        WriteParts(writer, key);
        string codecs = string.Join(", ", key.Parts.Select(part => part.Codec + ".Name"));
        writer.Line($$"""
                /// <inheritdoc/>
                public static string Name { get; } = {{Naming(key)}}.NameOf({{codecs}});

                /// <inheritdoc/>
                public static void Write({{key.Type}} key, {{BufferType}} output)
                {
            """);
        for (int i = 0; i < key.Parts.Count; i++)
            writer.Line($"        {Call("Write", key, i)}(key.{key.Parts[i].Name}, {Place(key, i)}output);");
        string parameters = $"global::System.ReadOnlySpan<byte> bytes, {Keys}KeyStrings? strings = null";
        writer.Line($$"""
                }

                /// <inheritdoc/>
                public static {{key.Type}} Read(
                    {{parameters}}) => {{(key.IsTuple ? "" : "new")}}(
            """);
        for (int i = 0; i < key.Parts.Count; i++)
        {
            string end = i == key.Parts.Count - 1 ? ");" : ",";
            string count = MessageKeys.IsContainer(key.Format) ? "" : $"{key.Parts.Count}, ";
            writer.Line($"        {Call("Read", key, i)}(bytes, {i}, {count}strings){end}");
        }
        writer.Line("}").Line();
    }

    private static string Description(MessageKey key) => key.Format switch
    {
        KeyFormat.Json => "one JSON object",
        KeyFormat.MessagePack => "one MessagePack array",
        _ => "one part after the other",
    };

    /// <summary>What knows the names of the parts; without names, there is nothing to know.</summary>
    private static void WriteParts(SourceWriter writer, MessageKey key)
    {
        if (!MessageKeys.IsContainer(key.Format)) return;
        string names = string.Join(", ", key.Parts.Select(part => Quoted(NameOf(key, part))));
        writer.Line($"    internal static {Keys}{key.Format}KeyParts Parts {{ get; }} = new({names});").Line();
    }

    private static string NameOf(MessageKey key, KeyPart part) =>
        key.Format == KeyFormat.Json ? part.JsonName : part.Name.TrimStart('@');

    private static string Naming(MessageKey key) => key.Format switch
    {
        KeyFormat.Json => "Parts",
        KeyFormat.MessagePack => $"{Keys}MessagePackKeyParts",
        _ => $"{Keys}KeyParts",
    };

    private static string Call(string method, MessageKey key, int index)
    {
        string parts = MessageKeys.IsContainer(key.Format) ? "Parts" : $"{Keys}KeyParts";
        return $"{parts}.{method}<{key.Parts[index].Type}, {key.Parts[index].Codec}>";
    }

    private static string Place(MessageKey key, int index) =>
        MessageKeys.IsContainer(key.Format) ? $"{index}, " : "";
}
