using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Records.Parsing.Messages;

/// <summary>Which expression of a view gives each kind of metadata, by the type of the member that holds it.</summary>
internal static class MetadataReads
{
    private const string Value = "global::Millrace.Schemas.MetadataValue.";

    /// <summary>The expression; null when the member's type does not fit.</summary>
    public static string? Find(string kind, IPropertySymbol member)
    {
        string type = CSharp.Full(member.Type);
        return (kind, type) switch
        {
            ("Topic", "string" or "string?") => "view.Topic",
            ("Partition", "int") => "view.Partition",
            ("Offset", "long") => "view.Offset",
            ("Timestamp", "long") => $"{Value}ReadTimestampMs(in view)",
            ("Timestamp", "long?") => $"view.TimestampMs < 0 ? null : {Value}ReadTimestampMs(in view)",
            ("Timestamp", "global::System.DateTimeOffset") => $"{Value}ReadTimestamp(in view)",
            ("Timestamp", "global::System.DateTimeOffset?") =>
                $"view.TimestampMs < 0 ? null : {Value}ReadTimestamp(in view)",
            ("TimestampKind", "global::Millrace.TimestampKind") => "view.TimestampKind",
            ("LeaderEpoch", "int?") => "view.LeaderEpoch",
            _ => null,
        };
    }

    /// <summary>The types that fit, in words.</summary>
    public static string TypesOf(string kind) => kind switch
    {
        "Topic" => "a string",
        "Partition" => "an int",
        "Offset" => "a long",
        "Timestamp" => "a DateTimeOffset or a long of Unix milliseconds",
        "TimestampKind" => "a TimestampKind",
        "LeaderEpoch" => "an int?",
        _ => "one of the kinds of MetadataKind",
    };
}
