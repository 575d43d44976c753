using System.Text;
using Millrace.Contracts;
using Millrace.Json;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

[KafkaSink("delays")]
public sealed partial record Delay
{
    [MessageKey(Format = KeyFormat.Text)] public int? Airport { get; init; }

    public DateTimeOffset? End { get; init; }

    public double[] Means { get; init; } = [];

    public string? Name { get; init; }

    public Delay? Before { get; set; }
}

public sealed class EncodeTests
{
    [Fact]
    public void The_key_is_in_the_key_and_in_the_value()
    {
        using MessageWriter message = new();
        RecordSchema.Write(new Delay { Airport = 12 }, message);
        Assert.True(message.HasKey);
        Assert.Equal("12", Encoding.UTF8.GetString(message.Key.Written));
        Assert.Equal(
            "{\"airport\":12,\"end\":null,\"means\":[],\"name\":null,\"before\":null}",
            Encoding.UTF8.GetString(message.Value.Written));
        RecordSchema.Write(new Delay(), message);
        Assert.False(message.HasKey);
    }

    [Theory]
    [InlineData(0, "2001-01-02T03:04:05Z")]
    [InlineData(90, "2001-01-02T03:04:05+01:30")]
    [InlineData(-480, "2001-01-02T03:04:05-08:00")]
    public void Times_are_ISO_8601(int offsetMinutes, string expected)
    {
        using MessageWriter message = new();
        DateTimeOffset end = new(2001, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(offsetMinutes));
        RecordSchema.Write(new Delay { End = end }, message);
        string written = Encoding.UTF8.GetString(message.Value.Written);
        Assert.Contains($"\"end\":\"{expected}\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_JSON_cannot_express_is_refused_and_nothing_is_appended()
    {
        AssertRefused(new Delay { Means = [1, double.NaN] }, "$.means[1]",
            "NaN cannot be written: JSON has no NaN and no infinity");
        AssertRefused(
            new Delay { Before = new() { Name = "a\ud83d" } }, "$.before.name",
            "the string has half of a surrogate pair (U+D83D) at character 1, which JSON cannot express");
        AssertRefused(
            new Delay { Means = null! }, "$.means", "the value is null, which the member's type does not allow");
        Delay endless = new();
        endless.Before = endless;
        string deepest = string.Concat(Enumerable.Repeat(".before", JsonRecord.DepthMax - 1));
        AssertRefused(endless, $"${deepest}.means", "nested more than 64 levels deep");
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffers_have_grown()
    {
        using MessageWriter message = new();
        const string name = "Z\u00fcrich \"ZRH\"";
        Delay delay = new() { Airport = 12, End = DateTimeOffset.UnixEpoch, Means = [1.5, 2], Name = name };
        RecordSchema.Write(delay, message);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            message.Clear();
            RecordSchema.Write(delay, message);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertRefused(Delay delay, string path, string reason)
    {
        using MessageWriter message = new();
        message.Value.Write("kept"u8);
        RecordFormatException error = Assert.Throws<RecordFormatException>(() => RecordSchema.Write(delay, message));
        Assert.Equal(path, error.Path);
        Assert.Equal(reason, error.Reason);
        Assert.Equal("kept", Encoding.UTF8.GetString(message.Value.Written));
    }
}
