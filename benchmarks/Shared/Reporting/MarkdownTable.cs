using System.Text;

namespace Millrace.Benchmarks.Reporting;

/// <summary>A table of Markdown; its first row is the head.</summary>
public sealed class MarkdownTable(params string[] head)
{
    private readonly StringBuilder _text = new(
        $"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(static _ => " --- |"))}\n");

    /// <summary>Adds a row; what is not known is written as a dash.</summary>
    /// <exception cref="ArgumentException">It has not as many cells as the head.</exception>
    public void Add(params string?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != head.Length)
            throw new ArgumentException($"{cells.Length} cells under a head of {head.Length}.", nameof(cells));
        _text.Append($"| {string.Join(" | ", cells.Select(static cell => cell ?? "-"))} |\n");
    }

    /// <summary>The table, with a line feed at its end.</summary>
    public override string ToString() => _text.ToString();
}
