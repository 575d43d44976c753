using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Every log event has an id of its own and a line in the page of logs.</summary>
internal static partial class LogEvents
{
    public const string Page = "docs/operations/logs.md";

    public static IEnumerable<string> Violations(IReadOnlyCollection<RepoFile> files)
    {
        List<(string? Id, string Place)> events = [.. files
            .Where(file => file.IsCSharp && file.IsIn("src"))
            .SelectMany(file => file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
                .Where(attribute => attribute.Name.ToString() == "LoggerMessage")
                .Select(attribute => (IdOf(attribute), $"{file.Path}:{file.LineOf(attribute.SpanStart)}")))];
        HashSet<string> documented = [.. files
            .Where(file => file.Path == Page)
            .SelectMany(file => Documented().Matches(file.Text).Select(id => id.Groups[1].Value))];
        return
        [
            .. events.Where(one => one.Id is null).Select(one => $"{one.Place}: the event has no id that is a number"),
            .. events.GroupBy(one => one.Id).Where(same => same.Key is not null && same.Count() > 1).Select(same =>
                $"event id {same.Key} is used more than once: {string.Join(", ", same.Select(one => one.Place))}"),
            .. events.Where(one => one.Id is not null && !documented.Contains(one.Id)).Select(one =>
                $"{one.Place}: event {one.Id} is not in {Page}"),
            .. documented.Except(events.Select(one => one.Id)).Select(id => $"{Page}: no event has the id {id}"),
        ];
    }

    private static string? IdOf(AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? id =
            arguments.FirstOrDefault(argument => argument.NameEquals?.Name.ToString() == "EventId")
            ?? arguments.FirstOrDefault(argument => argument.NameEquals is null);
        return int.TryParse(id?.Expression.ToString(), out int number) ? $"{number}" : null;
    }

    [GeneratedRegex(@"^\|\s*(\d+)\s*\|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
