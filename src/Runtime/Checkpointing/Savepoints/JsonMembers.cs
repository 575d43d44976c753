using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>Members of a JSON object that must be there.</summary>
internal static class JsonMembers
{
    /// <exception cref="RecordFormatException">There is none of that name.</exception>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement member)
            ? member
            : throw new RecordFormatException($"it has no member '{name}'");

    /// <exception cref="RecordFormatException">There is none of that name, or it is null.</exception>
    public static string Text(this JsonElement json, string name) =>
        json.Member(name).GetString() ?? throw new RecordFormatException($"its member '{name}' is null");
}
