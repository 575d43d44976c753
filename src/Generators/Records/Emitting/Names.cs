using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Records.Emitting;

/// <summary>What generated code calls, as C# writes it.</summary>
internal static class Names
{
    public const string Contracts = "global::Millrace.Contracts.";
    public const string JsonTypes = "global::Millrace.Json.";
    public const string MessagePackTypes = "global::Millrace.MessagePack.";
    public const string PayloadTypes = "global::Millrace.Payloads.";
    public const string Schemas = "global::Millrace.Schemas.";
    public const string Keys = "global::Millrace.Keys.";
    public const string Reading = JsonTypes + "JsonValueReader.";
    public const string Writing = JsonTypes + "JsonValueWriter.";
    public const string Reader = "global::System.Text.Json.Utf8JsonReader";
    public const string Scanner = JsonTypes + "JsonScanner";
    public const string View = Contracts + "RecordView";
    public const string BufferType = Contracts + "RecordBuffer";

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
