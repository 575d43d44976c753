namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>
/// Finds the package and the messages in the text of a <c>.proto</c> file, and passes over everything else. The
/// registry has checked the text already, so what is odd is passed over, too. Pure.
/// </summary>
internal ref struct ProtoText(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public static ProtoFile Parse(string text)
    {
        ProtoText reader = new(text);
        List<ProtoMessage> messages = [];
        string package = "";
        reader.ReadBody(messages, ref package);
        return new(package, messages);
    }

    /// <summary>Reads statements to the closing brace, or to the end of the file.</summary>
    private void ReadBody(List<ProtoMessage> messages, ref string package)
    {
        while (Next() is { Length: > 0 } word && word is not "}")
        {
            if (word is "message")
            {
                ProtoMessage message = new(Next().ToString());
                messages.Add(message);
                if (Next() is "{") ReadBody(message.Nested, ref package);
            }
            else if (word is "package") package = ReadName();
            else if (word is not ";") SkipStatement();
        }
    }

    /// <summary>A name with dots, up to the semicolon.</summary>
    private string ReadName()
    {
        string name = "";
        while (Next() is { Length: > 0 } part && part is not ";") name += part.ToString();
        return name;
    }

    /// <summary>
    /// Skips to the semicolon, or behind the block that ends the statement; a block in an option's value does not end
    /// it.
    /// </summary>
    private void SkipStatement()
    {
        bool isValue = false;
        while (Next() is { Length: > 0 } word && word is not ";")
        {
            if (word is "=" or "[") isValue = true;
            else if (word is "]") isValue = false;
            else if (word is "{")
            {
                SkipBlock();
                if (!isValue) return;
            }
        }
    }

    private void SkipBlock()
    {
        for (int depth = 1; depth > 0;)
        {
            ReadOnlySpan<char> word = Next();
            if (word.Length == 0) return;
            depth += word is "{" ? 1 : word is "}" ? -1 : 0;
        }
    }

    /// <summary>The next word, string or sign; empty at the end.</summary>
    private ReadOnlySpan<char> Next()
    {
        SkipSpace();
        if (_at >= _text.Length) return [];
        int start = _at++;
        char first = _text[start];
        if (first is '"' or '\'') SkipString(first);
        else if (IsOfWord(first))
            while (_at < _text.Length && IsOfWord(_text[_at])) _at++;
        return _text[start.._at];
    }

    private void SkipString(char quote)
    {
        while (_at < _text.Length && _text[_at] != quote) _at += _text[_at] == '\\' ? 2 : 1;
        _at = Math.Min(_at + 1, _text.Length);
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
        {
            ReadOnlySpan<char> rest = _text[_at..];
            if (char.IsWhiteSpace(rest[0])) _at++;
            else if (rest.StartsWith("//")) _at += LengthTo(rest, "\n");
            else if (rest.StartsWith("/*")) _at += 2 + LengthTo(rest[2..], "*/");
            else return;
        }
    }

    private static int LengthTo(ReadOnlySpan<char> rest, ReadOnlySpan<char> end)
    {
        int at = rest.IndexOf(end);
        return at < 0 ? rest.Length : at + end.Length;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';
}
