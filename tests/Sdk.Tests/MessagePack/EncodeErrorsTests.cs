using MessagePack;
using Millrace.Contracts;
using Millrace.MessagePack;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.MessagePack;

[MessagePackObject]
public sealed record Chapter([property: Key("title")] string Title);

[KafkaSink("books", Format = RecordFormat.MessagePack)]
public sealed partial record Book
{
    public required string Name { get; init; }

    public List<Chapter> Chapters { get; init; } = [];

    public Dictionary<string, string> Notes { get; init; } = [];

    public Book? Sequel { get; set; }
}

public sealed class EncodeErrorsTests
{
    [Fact]
    public void What_cannot_be_read_back_is_refused_and_nothing_is_appended()
    {
        const string isNull = "the value is null, which the member's type does not allow";
        AssertRefused(new() { Name = null! }, "$.Name", isNull);
        AssertRefused(new() { Name = "a", Chapters = null! }, "$.Chapters", isNull);
        AssertRefused(new() { Name = "a", Chapters = [new("b"), null!] }, "$.Chapters[1]", isNull);
        AssertRefused(new() { Name = "a", Chapters = [new("b"), new(null!)] }, "$.Chapters[1].title", isNull);
        AssertRefused(new() { Name = "a", Notes = new() { ["x y"] = null! } }, "$.Notes['x y']", isNull);
        AssertRefused(
            new() { Name = "a", Sequel = new() { Name = "a\ud83d" } }, "$.Sequel.Name",
            "the string has half of a surrogate pair at character 1, which UTF-8 cannot express");
    }

    [Fact]
    public void A_record_that_contains_itself_is_refused()
    {
        Book endless = new() { Name = "a" };
        endless.Sequel = endless;
        string deepest = string.Concat(Enumerable.Repeat(".Sequel", MessagePackRecord.DepthMax - 1));
        AssertRefused(endless, $"${deepest}.Chapters", "nested more than 64 levels deep");
    }

    private static void AssertRefused(Book book, string path, string reason)
    {
        using MessageWriter message = new();
        message.Value.Write("kept"u8);
        RecordFormatException error = Assert.Throws<RecordFormatException>(() => RecordSchema.Write(book, message));
        Assert.Equal((path, reason), (error.Path, error.Reason));
        Assert.True(message.Value.Written.SequenceEqual("kept"u8));
    }
}
