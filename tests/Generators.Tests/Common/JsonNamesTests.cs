using System.Text.Json;
using CsCheck;
using Millrace.Generators.Common;

namespace Millrace.Generators.Tests.Common;

/// <summary>Names are computed at build time; System.Text.Json is what they must agree with.</summary>
public sealed class JsonNamesTests
{
    private static readonly (NamingPolicy Ours, JsonNamingPolicy Theirs)[] _policies =
    [
        (NamingPolicy.CamelCase, JsonNamingPolicy.CamelCase),
        (NamingPolicy.SnakeCaseLower, JsonNamingPolicy.SnakeCaseLower),
        (NamingPolicy.SnakeCaseUpper, JsonNamingPolicy.SnakeCaseUpper),
        (NamingPolicy.KebabCaseLower, JsonNamingPolicy.KebabCaseLower),
        (NamingPolicy.KebabCaseUpper, JsonNamingPolicy.KebabCaseUpper),
    ];

    [Theory]
    [InlineData("DelayMinutes")]
    [InlineData("IOStream")]
    [InlineData("URL")]
    [InlineData("X")]
    [InlineData("already")]
    [InlineData("HTTP2Server")]
    [InlineData("Sha256Hash")]
    [InlineData("_leading_Under__score")]
    [InlineData("\u00dcberGr\u00f6\u00dfe")]
    public void Agrees_on_names_of_all_kinds(string name) => AssertSame(name);

    [Fact]
    public void Agrees_on_any_identifier() =>
        Gen.String[Gen.Char["aZbYc_X19\u00e4\u00d6"], 1, 12].Sample(AssertSame, iter: 20_000);

    [Fact]
    public void Declared_names_stay() =>
        Assert.Equal("IOStream", JsonNames.Convert("IOStream", NamingPolicy.AsDeclared));

    private static void AssertSame(string name)
    {
        foreach ((NamingPolicy ours, JsonNamingPolicy theirs) in _policies)
            Assert.Equal(theirs.ConvertName(name), JsonNames.Convert(name, ours));
    }
}
