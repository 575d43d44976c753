using Millrace.Repo.Files;
using Millrace.Repo.Rules;

namespace Millrace.Repo;

public sealed class DiagnosticPagesTests
{
    private static readonly RepoFile _rule = new("src/Generators/Diagnostics/Rules.cs", "Error(\"MR0001\", \"...\")");
    private static readonly RepoFile _page = new("docs/diagnostics/MR0001.md", "# MR0001");
    private static readonly RepoFile _release =
        new("src/Generators/AnalyzerReleases.Unshipped.md", "MR0001 | Millrace | Error |");

    [Fact]
    public void Every_diagnostic_is_unique_and_has_its_page() =>
        Violations.None(DiagnosticPages.Violations(Repository.Files));

    [Fact]
    public void A_documented_diagnostic_is_fine() => Assert.Empty(DiagnosticPages.Violations([_rule, _page, _release]));

    [Fact]
    public void What_is_missing_is_named()
    {
        string page = Assert.Single(DiagnosticPages.Violations([_rule, _release]));
        Assert.Contains("no page docs/diagnostics/MR0001.md", page);
        Assert.Contains("not in AnalyzerReleases", Assert.Single(DiagnosticPages.Violations([_rule, _page])));
        Assert.Equal(2, DiagnosticPages.Violations([_page, _release]).Count());
    }

    [Fact]
    public void An_id_used_twice_is_named()
    {
        RepoFile again = _rule with { Path = "src/Generators/Diagnostics/Others.cs" };

        string violation = Assert.Single(DiagnosticPages.Violations([_rule, again, _page, _release]));

        Assert.Contains("MR0001 is defined more than once", violation);
    }
}
