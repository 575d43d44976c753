using Millrace.Generators.Common;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the codec of a message key of several parts. It is public: jobs keep their states by it.</summary>
internal static class KeyEmitter
{
    public static void Write(SourceWriter writer, string self, MessageKey key)
    {
        string name = key.Codec.Substring(key.Codec.LastIndexOf('.') + 1);
        string names = string.Join(", ", key.Parts.Select(part => part.Codec + ".Name"));
        writer.Line($$"""
            /// <summary>Lays out the message key of <see cref="{{self}}"/>: one part after the other.</summary>
            public readonly struct {{name}} : {{Contracts}}IKeyCodec<{{key.Type}}>
            {
                /// <inheritdoc/>
                public static string Name { get; } = {{Keys}}KeyParts.NameOf({{names}});

                /// <inheritdoc/>
                public static void Write({{key.Type}} key, {{BufferType}} output)
                {
            """);
        foreach (KeyPart part in key.Parts) writer.Line($"        {Call("Write", part)}(key.{part.Name}, output);");
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
            writer.Line($"        {Call("Read", key.Parts[i])}(bytes, {i}, {key.Parts.Count}, strings){end}");
        }
        writer.Line("}").Line();
    }

    private static string Call(string method, KeyPart part) => $"{Keys}KeyParts.{method}<{part.Type}, {part.Codec}>";
}
