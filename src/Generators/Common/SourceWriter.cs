using System.Text;

namespace Millrace.Generators.Common;

/// <summary>Writes C# with indentation and <c>\n</c> line ends.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes one line, or each line of a raw string literal, at the current indentation.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0) _text.Append(' ', _indent * 4).Append(line);
            _text.Append('\n');
        }
        return this;
    }

    /// <summary>Writes <c>{</c> and indents.</summary>
    public SourceWriter Open()
    {
        Line("{");
        _indent++;
        return this;
    }

    /// <summary>Outdents and writes <c>}</c> with what follows it.</summary>
    public SourceWriter Close(string after = "")
    {
        _indent--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
