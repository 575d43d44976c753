using Millrace.Contracts;

namespace Millrace.Sdk.Tests.Contracts;

/// <summary>What errors show of a text.</summary>
public sealed class ExcerptTests
{
    private const string Thirty = "123456789012345678901234567890";
    private const string Pair = "\ud83d\ude00";

    [Theory]
    [InlineData("", "")]
    [InlineData(Thirty + "12", Thirty + "12")]
    [InlineData(Thirty + "123", Thirty + "12...")]
    [InlineData(Thirty + Pair, Thirty + Pair)]
    [InlineData(Thirty + Pair + "3", Thirty + Pair + "...")]
    [InlineData(Thirty + "1" + Pair, Thirty + "1...")]
    [InlineData(Thirty + "12" + Pair, Thirty + "12...")]
    public void Begins_as_the_text_does_and_ends_between_characters(string text, string expected)
    {
        Assert.Equal(expected, Excerpt.Of(text));
        Assert.Equal(expected, Excerpt.Of(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void What_is_no_pair_is_not_taken_for_one()
    {
        Assert.Equal(Thirty + "1\ud83d...", Excerpt.Of(Thirty + "1\ud83d2"));
        Assert.Equal("1...", Excerpt.Of("1" + Pair, lengthMax: 2));
    }
}
