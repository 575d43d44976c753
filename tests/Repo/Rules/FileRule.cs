using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>A rule that looks at one file at a time.</summary>
internal sealed record FileRule
{
    public required string Name { get; init; }

    /// <summary>Which files the rule is about.</summary>
    public required Func<RepoFile, bool> AppliesTo { get; init; }

    /// <summary>Finds what breaks the rule: the line, and what to do.</summary>
    public required Func<RepoFile, IEnumerable<(int Line, string Message)>> Check { get; init; }

    /// <summary>Files that break the rule, each by itself: they show that it can fail.</summary>
    public required IReadOnlyList<RepoFile> Bad { get; init; }

    /// <summary>Files that follow it, close to the edge.</summary>
    public required IReadOnlyList<RepoFile> Good { get; init; }

    /// <summary>Files that may break the rule, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Exceptions { get; init; } = new Dictionary<string, string>();

    public IEnumerable<string> Violations(RepoFile file) =>
        AppliesTo(file) && !Exceptions.ContainsKey(file.Path)
            ? Check(file).Select(found => $"{file.Path}:{found.Line}: {found.Message}")
            : [];

    public override string ToString() => Name;
}
