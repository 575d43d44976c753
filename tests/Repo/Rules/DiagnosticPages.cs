using System.Text.RegularExpressions;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>
/// Every diagnostic has one descriptor, a page, a line in the release notes of the analyzers, and a test that says
/// where it is reported. Every code fix has a test.
/// </summary>
internal static partial class DiagnosticPages
{
    private const string Pages = "docs/diagnostics/";

    public static IEnumerable<string> Violations(IReadOnlyCollection<RepoFile> files)
    {
        List<(string Id, string Place)> rules = [.. files
            .Where(file => file.IsCSharp && file.IsIn("src/Generators"))
            .SelectMany(file => Id().Matches(file.Text).Select(id =>
                (id.Groups[1].Value, $"{file.Path}:{file.LineOf(id.Index)}")))];
        HashSet<string> released = [.. files
            .Where(file => file.Path.StartsWith("src/Generators/AnalyzerReleases.", StringComparison.Ordinal))
            .SelectMany(file => Released().Matches(file.Text).Select(id => id.Groups[1].Value))];
        HashSet<string> pages = [.. files
            .Where(file => file.Path.StartsWith(Pages + "MR", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file.Path))];
        HashSet<string> tested = [.. files
            .Where(file => file.IsCSharp && file.IsIn("tests/Generators.Tests"))
            .SelectMany(file => Id().Matches(file.Text).Select(id => id.Groups[1].Value))];
        HashSet<string> ids = [.. rules.Select(rule => rule.Id)];
        return
        [
            .. rules.GroupBy(rule => rule.Id).Where(rule => rule.Count() > 1).Select(rule =>
                $"{rule.Key} is defined more than once: {string.Join(", ", rule.Select(one => one.Place))}"),
            .. rules.Where(rule => !pages.Contains(rule.Id)).Select(rule =>
                $"{rule.Place}: {rule.Id} has no page {Pages}{rule.Id}.md"),
            .. rules.Where(rule => !released.Contains(rule.Id)).Select(rule =>
                $"{rule.Place}: {rule.Id} is not in AnalyzerReleases.Unshipped.md"),
            .. rules.Where(rule => !tested.Contains(rule.Id)).Select(rule =>
                $"{rule.Place}: no test in tests/Generators.Tests names {rule.Id}"),
            .. pages.Except(ids).Select(page => $"{Pages}{page}.md: no diagnostic has this id"),
            .. released.Except(ids).Select(id => $"AnalyzerReleases: no diagnostic has the id {id}"),
        ];
    }

    /// <summary>The code fixes that no test uses.</summary>
    public static IEnumerable<string> FixesWithoutTest(IReadOnlyCollection<RepoFile> files)
    {
        RepoFile[] tests = [.. files.Where(file => file.IsCSharp && file.IsIn("tests/CodeFixes.Tests"))];
        return files
            .Where(file => file.IsCSharp && file.IsIn("src/CodeFixes"))
            .SelectMany(file => Fix().Matches(file.Text).Select(fix => (Name: fix.Groups[1].Value, file.Path)))
            .Where(fix => !tests.Any(test => test.Text.Contains($"new {fix.Name}(", StringComparison.Ordinal)))
            .Select(fix => $"{fix.Path}: no test in tests/CodeFixes.Tests uses {fix.Name}");
    }

    [GeneratedRegex(@"\bsealed class (\w+Fix)\b")]
    private static partial Regex Fix();

    [GeneratedRegex("\"(MR\\d{4})\"")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(MR\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex Released();
}
