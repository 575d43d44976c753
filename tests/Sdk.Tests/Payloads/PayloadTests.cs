using CsCheck;
using Millrace.Contracts;
using Millrace.Payloads;
using Millrace.Schemas;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.Payloads;

[KafkaSource("lines", Format = RecordFormat.Utf8String), KafkaSink("lines", Format = RecordFormat.Utf8String)]
public sealed partial record Line([property: MessageKey] long Id, string Text)
{
    [Timestamp] public long At => Text.Length;
}

[KafkaSource("frames", Format = RecordFormat.Bytes), KafkaSink("frames", Format = RecordFormat.Bytes)]
public readonly partial record struct Frame(byte[] Content);

[KafkaSource("chunks", Format = RecordFormat.Bytes), KafkaSink("chunks", Format = RecordFormat.Bytes)]
public readonly partial record struct Chunk(ReadOnlyMemory<byte> Content);

[KafkaSource("chunks", Format = RecordFormat.Bytes)]
public readonly partial record struct MaybeChunk(ReadOnlyMemory<byte>? Content)
{
    [Header("more")] public ReadOnlyMemory<byte>? More { get; init; }
}

[KafkaSource("notes", Format = RecordFormat.Utf8String)]
public sealed partial class Note
{
    public string? Text { get; set; } = "none";
}

[KafkaSource("numbers", Format = RecordFormat.Utf8String)]
public sealed partial class Number
{
    public required string Text
    {
        get;
        init => field = long.TryParse(value, out _) ? value : throw new ArgumentException("no number");
    }
}

[KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "windows-1252")]
[KafkaSink("lines", Format = RecordFormat.EncodedString, Encoding = "windows-1252")]
public sealed partial record WesternLine(string? Text);

[KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "utf-16le")]
public sealed partial record WideLine(string Text);

[KafkaSource("lines", Format = RecordFormat.EncodedString, Encoding = "us-ascii")]
public sealed partial record AsciiLine(string Text);

/// <summary>Records whose value is one member as it is.</summary>
public sealed class PayloadTests
{
    private static readonly byte[] _key = [0, 0, 0, 0, 0, 0, 0, 7];

    [Fact]
    public void Strings_are_the_value_and_nothing_else() => Arbitrary.Text.Sample(text =>
    {
        using MessageWriter message = new(new(), new(capacity: 1));
        RecordSchema.Write(new Line(7, text), message);
        Assert.True(message.HasKey);
        Line read = RecordSchema.Read<Line>(message.Key.Written, message.Value.Written);
        return read == new Line(7, text)
            && message.Value.Written.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text));
    });

    [Fact]
    public void A_null_value_is_no_empty_memory()
    {
        Assert.Equal(new MaybeChunk(), RecordSchema.Read<MaybeChunk>(new RecordView { HasValue = false }));
        Assert.Equal(0, RecordSchema.Read<MaybeChunk>(new RecordView { HasValue = true }).Content?.Length);
    }

    [Fact]
    public void Bytes_are_the_value_and_nothing_else() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        using MessageWriter message = new(new(), new(capacity: 1));
        RecordSchema.Write(new Frame(bytes), message);
        Assert.False(message.HasKey);
        byte[] read = RecordSchema.Read<Frame>(default, message.Value.Written).Content;
        RecordSchema.Write(new Chunk(RecordSchema.Read<Chunk>(default, message.Value.Written).Content), message);
        return read.AsSpan().SequenceEqual(bytes) && !ReferenceEquals(read, bytes)
            && message.Value.Written.SequenceEqual((byte[])[.. bytes, .. bytes]);
    });

    [Fact]
    public void Strings_may_be_in_another_encoding()
    {
        using MessageWriter message = new();
        RecordSchema.Write(new WesternLine("\u20ac 1"), message);
        Assert.Equal("802031", Convert.ToHexString(message.Value.Written));
        Assert.Equal("\u20ac 1", RecordSchema.Read<WesternLine>(default, message.Value.Written).Text);
        Assert.Equal("\u20ac", RecordSchema.Read<WideLine>(default, [0xac, 0x20]).Text);
        Assert.Null(RecordSchema.Read<WesternLine>(new RecordView { HasValue = false }).Text);
    }

    [Fact]
    public void What_an_encoding_has_not_is_refused()
    {
        using MessageWriter message = new();
        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => RecordSchema.Write(new WesternLine("a\u4e00"), message));
        Assert.Equal("windows-1252 cannot express the string's character 1", error.Reason);
        AssertRefused("the value is not valid utf-16", () => RecordSchema.Read<WideLine>(default, [0xac]));
        AssertRefused("the value is not valid utf-16", () => RecordSchema.Read<WideLine>(default, [0x00, 0xd8]));
        AssertRefused("the value is not valid us-ascii", () => RecordSchema.Read<AsciiLine>(default, [0x80]));
    }

    [Fact]
    public void A_timestamp_may_be_computed()
    {
        RecordView view = new() { Key = _key, HasKey = true, Value = "four"u8, HasValue = true };
        Assert.Equal(4, RecordSchema.EventTimeMs(RecordSchema.Read<Line>(view), view));
    }

    [Fact]
    public void A_null_value_is_taken_where_the_member_is_nullable()
    {
        Assert.Null(RecordSchema.Read<Note>(default(RecordView)).Text);
        Assert.Equal("", RecordSchema.Read<Note>(default, default).Text);
        AssertRefused("the value is null (a tombstone)", () => RecordSchema.Read<Frame>(default(RecordView)));
        AssertRefused("the value is null (a tombstone)",
            () => RecordSchema.Read<Line>(new RecordView { Key = _key, HasKey = true }));
    }

    [Fact]
    public void What_is_no_such_value_is_refused()
    {
        AssertRefused(
            "the value is not valid UTF-8, from its byte 1 on", () => RecordSchema.Read<Line>(_key, [65, 0xff]));
        AssertRefused("Number's own code refused it: no number", () => RecordSchema.Read<Number>(default, "seven"u8));
        AssertRefused(
            "the string has half of a surrogate pair at character 1, which UTF-8 cannot express",
            () => Write(new Line(7, "a\ud800")));
        AssertRefused(
            "the value is null, which the member's type does not allow", () => Write(new Line(7, null!)));
        AssertRefused("the value is null, which the member's type does not allow", () => Write(new Frame(null!)));
    }

    [Theory]
    [InlineData("\"\\ud800\"", "$")]
    [InlineData("{\"\\udc00\":1}", "$['\\udc00']")]
    [InlineData("{\"a\":1,\"\\udc00\":1}", "$['\\udc00']")]
    [InlineData("{\"a\":[{},\"\u00ff\"]}", "$.a[1]")]
    public void JSON_with_text_that_is_no_Unicode_is_refused(string latin, string path)
    {
        byte[] json = System.Text.Encoding.Latin1.GetBytes(latin);
        const string reason = "the string is not valid Unicode";
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => PayloadValue.ReadJsonNode(new RecordView { Value = json, HasValue = true }));
        Assert.Equal(path, error.Path);
        Assert.StartsWith(reason, error.Reason, StringComparison.Ordinal);
        error = Assert.Throws<RecordFormatException>(
            () => PayloadValue.ReadKeyValue(new RecordView { Key = json, HasKey = true }));
        Assert.Equal($"key{path[1..]}", error.Path);
    }

    private static int Write<T>(T record) where T : IKafkaSink<T>
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Value.Length;
    }

    private static void AssertRefused(string reason, Func<object?> action)
    {
        RecordFormatException error = Assert.Throws<RecordFormatException>(action);
        Assert.Equal(("$", reason), (error.Path, error.Reason));
    }
}
