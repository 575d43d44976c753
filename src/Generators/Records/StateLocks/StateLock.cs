using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Millrace.Generators.Common;

namespace Millrace.Generators.Records.StateLocks;

/// <summary>
/// The file <c>state.lock.json</c>: JSON of which each state has a line of its own, so that two branches merge by
/// lines, and so that it can be read here, where no JSON reader is.
/// </summary>
/// <param name="FilePath">Where it is.</param>
/// <param name="States">Its states, each with its line.</param>
/// <param name="BadLine">The first line that cannot be read, or null.</param>
internal sealed record StateLock(
    string FilePath, EquatableArray<(LockedState State, SourcePlace Line)> States, SourcePlace? BadLine)
{
    public const string FileName = "state.lock.json";

    private static readonly Regex _entry = new(
        """
        ^\s*"(?<type>[^"\\]+)":\s*\{\s*"version":\s*(?<version>\d{1,9}),\s*"shape":\s*"(?<shape>[^"\\]*)"\s*\},?\s*$
        """.Trim(), RegexOptions.CultureInvariant);

    private static readonly Regex _frame = new("""^\s*("states":\s*\{\}?|\{|\}|)\s*$""", RegexOptions.CultureInvariant);

    /// <summary>Reads the file.</summary>
    public static StateLock Read(string filePath, SourceText text)
    {
        List<(LockedState, SourcePlace)> states = [];
        SourcePlace? badLine = null;
        foreach (TextLine line in text.Lines)
        {
            string written = line.ToString();
            SourcePlace place = new(filePath, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            if (_entry.Match(written) is { Success: true } entry) states.Add((StateOf(entry), place));
            else if (!_frame.IsMatch(written)) badLine ??= place;
        }
        return new(filePath, new(states), badLine);
    }

    /// <summary>The file's text for <paramref name="states"/>.</summary>
    public static string Write(IEnumerable<LockedState> states)
    {
        string[] lines = [.. states.OrderBy(state => state.Type, StringComparer.Ordinal).Select(Line)];
        string inner = lines.Length == 0 ? "" : $"\n{string.Join(",\n", lines)}\n  ";
        return $$"""
            {
              "states": {{{inner}}}
            }

            """;
    }

    private static string Line(LockedState state) => string.Format(
        CultureInfo.InvariantCulture, """    "{0}": {{ "version": {1}, "shape": "{2}" }}""",
        state.Type, state.Version, state.Shape);

    private static LockedState StateOf(Match entry) => new(
        entry.Groups["type"].Value, int.Parse(entry.Groups["version"].Value, CultureInfo.InvariantCulture),
        entry.Groups["shape"].Value);
}
