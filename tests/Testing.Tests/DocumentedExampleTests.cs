using System.Reflection;
using System.Text.RegularExpressions;

namespace Millrace.Testing.Tests;

/// <summary>The examples of docs/testing.md are those that are compiled and run here.</summary>
public partial class DocumentedExampleTests
{
    private static readonly string _root = typeof(DocumentedExampleTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(static data => data.Key == "MillraceRoot").Value!;

    public static TheoryData<string> Examples =>
        [.. Example().Matches(Read("docs/testing.md")).Select(static match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_stands_in_a_test(string example) =>
        Assert.Contains(
            WithoutIndentation(example), WithoutIndentation(Read("tests/Testing.Tests/AirportDelaysTests.cs")));

    [Fact]
    public void There_are_some() => Assert.Equal(2, Examples.Count);

    private static string Read(string path) => File.ReadAllText(Path.Combine(_root, path));

    private static string WithoutIndentation(string code) =>
        string.Join('\n', code.Split('\n').Select(static line => line.Trim())).Trim();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
