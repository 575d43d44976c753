using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Tests.Diagnostics;

/// <summary>What rules name of the documentation is there.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Rules() => [.. Descriptors().Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_help_link_of_a_rule_is_its_page(string id)
    {
        DiagnosticDescriptor rule = Descriptors().Single(rule => rule.Id == id);
        Assert.Equal(Documentation.PageOf(id), rule.HelpLinkUri);
        Assert.EndsWith($"docs/diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root(), "docs", "diagnostics", id + ".md")));
    }

    [Fact]
    public void Messages_name_pages_that_are_there()
    {
        Assert.EndsWith("docs/schemas.md", Documentation.Schemas, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Root(), "docs", "schemas.md")));
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(Rule).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Rule).Namespace)
        .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields())
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!);

    private static string Root([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..");
}
