using System.Text.RegularExpressions;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Links between pages lead somewhere.</summary>
internal static partial class Links
{
    public static FileRule Targets { get; } = new()
    {
        Name = "links",
        AppliesTo = file => file.IsMarkdown,
        Check = file => Link().Matches(WithoutCode(file.Text))
            .Where(link => !Resolves(file, link.Groups[1].Value))
            .Select(link => (new RepoFile(file.Path, WithoutCode(file.Text)).LineOf(link.Index),
                $"the link to '{link.Groups[1].Value}' leads nowhere.")),
        Bad =
        [
            new("README.md", "see [this](docs/no-such-page.md)"),
            new("README.md", "# A\nsee [this](#no-such-heading)"),
            new("docs/A.md", "see [this](../../outside.md)"),
        ],
        Good =
        [
            new("README.md", "# What it is\nsee [this](#what-it-is), [that](https://example.org) and [it](LICENSE)"),
            new("docs/A.md", "see [the root](../LICENSE)"),
            new("README.md", "```\n[code](no-link)\n```"),
        ],
    };

    /// <summary>The text with its code blocks emptied; lines keep their numbers.</summary>
    private static string WithoutCode(string text) =>
        Fences().Replace(text, fence => new('\n', fence.Value.Count(c => c == '\n')));

    private static bool Resolves(RepoFile file, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal)) return true;
        string[] parts = target.Split('#');
        string path = parts[0] == "" ? file.Path : Combine(file.Path, parts[0]);
        if (path != file.Path && !Repository.Has(path)) return false;
        if (parts.Length == 1) return true;
        RepoFile page = path == file.Path ? file : Repository.Get(path);
        return Heading().Matches(page.Text).Any(heading => Slug(heading.Groups[1].Value) == parts[1]);
    }

    private static string Combine(string from, string target)
    {
        string full = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(from) ?? "", target));
        int above = target.Split('/').Count(part => part == "..") - from.Count(c => c == '/');
        return above > 0 ? "outside of the repository" : full[1..];
    }

    private static string Slug(string heading) =>
        NotInSlugs().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?<!`)\[[^\]\n]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInSlugs();
}
