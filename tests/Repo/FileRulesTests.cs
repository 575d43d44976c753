using Millrace.Repo.Files;
using Millrace.Repo.Rules;

namespace Millrace.Repo;

/// <summary>Every file follows every rule, and every rule can fail.</summary>
public sealed class FileRulesTests
{
    private static readonly FileRule[] _rules =
    [
        Lengths.Files, Lengths.Methods, Lengths.Lines,
        Leftovers.Directives, Leftovers.Comments, Leftovers.SilencedProjects, Leftovers.MachinePaths,
        BannedCalls.Calls, BannedCalls.Constructions, BannedCalls.Attributes,
        Arrows.Generators, Arrows.Runtime, Arrows.Projects, Arrows.Emitted,
        Links.Targets,
    ];

    public static TheoryData<string> Names => [.. _rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_follows(string name)
    {
        FileRule rule = RuleOf(name);

        Violations.None(Repository.Files.SelectMany(rule.Violations));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_found(string name)
    {
        FileRule rule = RuleOf(name);

        Assert.NotEmpty(rule.Bad);
        Assert.All(rule.Bad, file => Assert.NotEmpty(rule.Violations(file)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_good_file_is_left_alone(string name)
    {
        FileRule rule = RuleOf(name);

        Assert.All(rule.Good, file => Assert.Empty(rule.Violations(file)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exception_is_a_file_that_needs_it(string name)
    {
        FileRule strict = RuleOf(name) with { Exceptions = new Dictionary<string, string>() };

        Assert.All(
            RuleOf(name).Exceptions.Keys.Where(Repository.Has),
            path => Assert.NotEmpty(strict.Violations(Repository.Get(path))));
    }

    private static FileRule RuleOf(string name) => _rules.Single(rule => rule.Name == name);
}
