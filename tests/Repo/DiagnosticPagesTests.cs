using Millrace.Repo.Files;
using Millrace.Repo.Rules;

namespace Millrace.Repo;

public sealed class DiagnosticPagesTests
{
    private static readonly RepoFile _rule = new("src/Generators/Diagnostics/Rules.cs", "Error(\"MR0001\", \"...\")");
    private static readonly RepoFile _page = new("docs/diagnostics/MR0001.md", "# MR0001");
    private static readonly RepoFile _release =
        new("src/Generators/AnalyzerReleases.Unshipped.md", "MR0001 | Millrace | Error |");

    private static readonly RepoFile _test = new("tests/Generators.Tests/RulesTests.cs", "(\"MR0001\", \"Flight\")");

    [Fact]
    public void Every_diagnostic_is_unique_and_has_its_page_and_its_test() =>
        Violations.None(DiagnosticPages.Violations(Repository.Files));

    [Fact]
    public void Every_code_fix_has_a_test() => Violations.None(DiagnosticPages.FixesWithoutTest(Repository.Files));

    [Fact]
    public void A_code_fix_without_a_test_is_named()
    {
        RepoFile fix = new("src/CodeFixes/AFix.cs", "public sealed class AFix : CodeFixProvider");
        Assert.Contains("AFix", Assert.Single(DiagnosticPages.FixesWithoutTest([fix])));
        Assert.Empty(DiagnosticPages.FixesWithoutTest(
            [fix, new("tests/CodeFixes.Tests/AFixTests.cs", "FixRun.Of(new AFix())")]));
    }

    [Fact]
    public void A_documented_diagnostic_is_fine() =>
        Assert.Empty(DiagnosticPages.Violations([_rule, _page, _release, _test]));

    [Fact]
    public void What_is_missing_is_named()
    {
        string page = Assert.Single(DiagnosticPages.Violations([_rule, _release, _test]));
        Assert.Contains("no page docs/diagnostics/MR0001.md", page);
        Assert.Contains("not in AnalyzerReleases", Assert.Single(DiagnosticPages.Violations([_rule, _page, _test])));
        Assert.Contains("no test in", Assert.Single(DiagnosticPages.Violations([_rule, _page, _release])));
        Assert.Equal(2, DiagnosticPages.Violations([_page, _release]).Count());
    }

    [Fact]
    public void An_id_used_twice_is_named()
    {
        RepoFile again = _rule with { Path = "src/Generators/Diagnostics/Others.cs" };

        string violation = Assert.Single(DiagnosticPages.Violations([_rule, again, _page, _release, _test]));

        Assert.Contains("MR0001 is defined more than once", violation);
    }
}
