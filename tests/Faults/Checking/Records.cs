using System.Text.Json;

namespace Millrace.Faults.Checking;

/// <summary>The job's input, as the checker knows it; it comes out again when it is late.</summary>
internal sealed record Order(string Account, long Number, int Amount, DateTimeOffset At)
{
    public bool Fails { get; init; }

    public int Padding { get; init; }
}

/// <summary>The job's output for each order.</summary>
internal sealed record Balance(string Account, long Number, int Count, long Sum)
{
    public string? Padding { get; init; }
}

/// <summary>The job's output for each account and minute.</summary>
internal sealed record MinuteTotal(string Account, DateTimeOffset Start, int Count, long Sum);

/// <summary>JSON of the records: every member must be there, and no other may.</summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions _strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static byte[] Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, _strict);

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, _strict)
        ?? throw new FormatException($"A null instead of a {typeof(T).Name}.");
}
