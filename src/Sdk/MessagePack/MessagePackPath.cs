using System.Text;
using MessagePack;
using Millrace.Json;

namespace Millrace.MessagePack;

/// <summary>
/// Finds the path of a place in MessagePack bytes (<c>$.Legs[2].Origin</c>) by reading from their start. Failures only.
/// </summary>
internal sealed class MessagePackPath(MessagePackNames names)
{
    private readonly List<Level> _levels = [];
    private bool _isBegun;

    /// <summary>The path of the value that has its first byte at or around <paramref name="position"/>.</summary>
    public static string At(ReadOnlySpan<byte> value, long position, MessagePackNames names)
    {
        MessagePackPath path = new(names);
        path.Walk(value.ToArray(), position);
        return path.ToString();
    }

    /// <summary>The path of the value that would come next after what was written up to there.</summary>
    public static string Next(ReadOnlySpan<byte> written, MessagePackNames names) => At(written, long.MaxValue, names);

    public override string ToString() => _levels.Aggregate("$", (path, level) => level.Below(path));

    private void Walk(byte[] value, long position)
    {
        MessagePackReader reader = new(value);
        try
        {
            while (Advance() && !reader.End)
            {
                Level? inside = TryEnter(ref reader);
                if (inside == null) SkipOrName(ref reader, position);
                if (reader.Consumed > position) return;
                if (inside != null) _levels.Add(inside);
            }
        }
        catch (Exception e) when (MessagePackToken.IsRefusal(e))
        {
            // The path of what could be read until here is the answer.
        }
    }

    /// <summary>Goes to the next item of the innermost level that has one; false behind the whole value.</summary>
    private bool Advance()
    {
        while (_levels is [.., { ItemsLeft: 0 }]) _levels.RemoveAt(_levels.Count - 1);
        if (_levels is [.., var level]) level.Advance();
        else if (_isBegun) return false;
        _isBegun = true;
        return true;
    }

    private Level? TryEnter(ref MessagePackReader reader)
    {
        // The methods that begin with Try do not insist on what is announced being there: it may not be written yet.
        bool isMap = reader.NextMessagePackType == MessagePackType.Map;
        int count = 0;
        bool isContainer = isMap
            ? reader.TryReadMapHeader(out count)
            : reader.NextMessagePackType == MessagePackType.Array && reader.TryReadArrayHeader(out count);
        if (!isContainer) return null;
        MessagePackNames? inside = _levels is [.., var level] ? level.Inside() : names;
        return new(isMap, inside) { ItemsLeft = isMap ? 2L * count : count };
    }

    private void SkipOrName(ref MessagePackReader reader, long position)
    {
        bool isName = _levels is [.., { IsAtName: true }];
        bool isText = reader.NextMessagePackType == MessagePackType.String;
        string? name = isName && isText && reader.TryReadStringSpan(out ReadOnlySpan<byte> utf8)
            ? Encoding.UTF8.GetString(utf8)
            : null;
        if (name == null) reader.Skip();
        if (name != null && reader.Consumed <= position) _levels[^1].Name = name;
    }

    private sealed class Level(bool isMap, MessagePackNames? names)
    {
        private int _index = -1;

        /// <summary>Elements of an array; names and values of a map.</summary>
        public long ItemsLeft { get; set; }

        /// <summary>True where a map has a name next or has just had it.</summary>
        public bool IsAtName { get; private set; }

        /// <summary>The member's name, where it has one.</summary>
        public string? Name { get; set; }

        public void Advance()
        {
            ItemsLeft--;
            _index++;
            IsAtName = isMap && _index % 2 == 0;
            if (!isMap) Name = names?.MemberAt(_index);
            else if (IsAtName) Name = null;
        }

        public MessagePackNames? Inside() => isMap ? names?.InsideOf(Name ?? "") : names?.InsideOf(_index);

        /// <summary>The path of the item below that of the array or map.</summary>
        public string Below(string path)
        {
            if (Name != null) return JsonPath.Member(path, Name);
            return isMap || _index < 0 ? path : $"{path}[{_index}]";
        }
    }
}
