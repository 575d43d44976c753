using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>What a savepoint says of itself, as JSON with a checksum over all before it.</summary>
internal sealed record SavepointManifest
{
    public const int Format = 1;

    private static ReadOnlySpan<byte> ChecksumStart => ",\"checksum\":\""u8;

    public required string Job { get; init; }

    public required string Group { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>All tasks, by partition number.</summary>
    public required IReadOnlyList<SavepointTask> Tasks { get; init; }

    /// <summary>
    /// Tells it from all others: the checksum. Checkpoints that a job makes after it began with a savepoint keep it.
    /// </summary>
    public string Id { get; private init; } = "";

    public byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new() { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("job", Job);
            json.WriteString("group", Group);
            json.WriteString("takenAt", TakenAt);
            json.WriteStartArray("tasks");
            foreach (SavepointTask task in Tasks) task.Write(json);
            json.WriteEndArray();
        }
        string checksum = ChecksumOf(bytes.ToArray());
        bytes.Write(ChecksumStart);
        bytes.Write(System.Text.Encoding.ASCII.GetBytes(checksum + "\"}\n"));
        return bytes.ToArray();
    }

    /// <exception cref="RecordFormatException">It was changed, or a newer version wrote it.</exception>
    /// <exception cref="JsonException">It was cut.</exception>
    public static SavepointManifest Read(byte[] bytes)
    {
        using JsonDocument json = JsonDocument.Parse(bytes);
        JsonElement root = json.RootElement;
        string checksum = root.Text("checksum");
        int end = bytes.AsSpan().LastIndexOf(ChecksumStart);
        if (end < 0 || ChecksumOf(bytes.AsSpan(0, end)) != checksum)
            throw new RecordFormatException("its checksum does not fit");
        if (root.Member("format").GetInt32() is not Format and int format)
            throw new RecordFormatException($"its format is {format}; this version of Millrace reads format {Format}");
        return new()
        {
            Job = root.Text("job"),
            Group = root.Text("group"),
            TakenAt = root.Member("takenAt").GetDateTimeOffset(),
            Tasks = [.. root.Member("tasks").EnumerateArray().Select(SavepointTask.Read)],
            Id = checksum,
        };
    }

    private static string ChecksumOf(ReadOnlySpan<byte> bytes) =>
        XxHash3.HashToUInt64(bytes).ToString("x16", CultureInfo.InvariantCulture);
}
