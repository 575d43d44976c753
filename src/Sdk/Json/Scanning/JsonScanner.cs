using System.Runtime.CompilerServices;
using System.Text.Json;
using Millrace.Payloads;

namespace Millrace.Json;

/// <summary>
/// Reads plain JSON fast: what programs write for other programs, without escapes in names, numbers that fit, members
/// in the order of the last record. At anything else it <see cref="Fail{T}">fails</see>, without a reason, and the text
/// is read again from its start by <see cref="Utf8JsonReader"/>, which alone decides what is an error. So it accepts
/// nothing that the other would not read as the same value.
/// </summary>
/// <remarks>
/// Generated code calls it. A read that has failed gives a default, and so does every one after it; whoever began looks
/// at <see cref="HasFailed"/> at the end.
/// </remarks>
public ref partial struct JsonScanner
{
    private readonly ReadOnlySpan<byte> _json;
    private int _at;
    private int _depth;

    internal JsonScanner(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>True when something was met that is not plain; what was read is worth nothing then.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>True when everything was read.</summary>
    internal bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return !HasFailed && _at == _json.Length;
        }
    }

    /// <summary>The offset of the next byte.</summary>
    internal readonly int Position => _at;

    /// <summary>True when a string comes next.</summary>
    internal readonly bool IsAtText => Next == '"';

    private readonly byte Next => _at < _json.Length ? _json[_at] : (byte)0;

    /// <summary>Gives up.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T Fail<T>()
    {
        HasFailed = true;
        return default!;
    }

    /// <summary>Begins an object.</summary>
    public JsonMembers StartObject(JsonLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (Next != '{' || ++_depth >= JsonRecord.DepthMax) Fail<bool>();
        else _at++;
        return new(layout);
    }

    /// <summary>Goes to the next member's value; false at the end of the object, and after a failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextMember(ref JsonMembers members)
    {
        JsonLayout.Step[] steps = members.Steps;
        int next = members.StepNext;
        if ((uint)next < (uint)steps.Length && _json[_at..].StartsWith(steps[next].Text) && !HasFailed)
        {
            _at += steps[next].Text.Length;
            members.StepNext = next + 1;
            members.IsFirst = false;
            members.Current = steps[next].Member;
            return true;
        }
        return FindMember(ref members);
    }

    /// <summary>The name of the member whose value comes next; it is plain, and has no quote inside.</summary>
    internal string NameBefore()
    {
        if (HasFailed) return "";
        ReadOnlySpan<byte> before = _json[.._at];
        before = before[..before.LastIndexOf((byte)'"')];
        ReadOnlySpan<byte> name = before[(before.LastIndexOf((byte)'"') + 1)..];
        return StrictUtf8.TryRead(name, out string text, out _) ? text : Fail<string>();
    }

    /// <summary>True, and the bytes are passed, when these come next: a whole value.</summary>
    public bool TryRead(ReadOnlySpan<byte> value) => !HasFailed && TryTake(value);

    /// <summary>True when these bytes come next; the scanner stays before them.</summary>
    public readonly bool IsAt(ReadOnlySpan<byte> text) => !HasFailed && _json[_at..].StartsWith(text);

    /// <summary>Begins an array.</summary>
    public void StartArray()
    {
        if (Next != '[' || ++_depth >= JsonRecord.DepthMax) Fail<bool>();
        else _at++;
    }

    /// <summary>Goes to the next element; false at the end of the array, and after a failure.</summary>
    /// <param name="isFirst">True before the first element; the call sets it to false.</param>
    public bool NextElement(ref bool isFirst)
    {
        if (HasFailed) return false;
        SkipSpace();
        if (Next == ']') return End();
        if (!isFirst && !TryTake((byte)',')) return Fail<bool>();
        isFirst = false;
        SkipSpace();
        return true;
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void Skip()
    {
        switch (Next)
        {
            case (byte)'"':
                int length = PlainLength();
                if (length >= 0) _at += length + 2;
                else SkipByReader();
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                _at += NumberLength();
                break;
            default:
                SkipByReader();
                break;
        }
    }

    /// <summary>Passes over a string without escapes or a number.</summary>
    internal void SkipPlain()
    {
        if (IsAtText) ReadPlainText();
        else _at += NumberLength();
    }

    /// <summary>
    /// A reader that stands on the next value's first token, for values that are not read here. It throws where the
    /// text is not JSON.
    /// </summary>
    internal readonly Utf8JsonReader BeginValue()
    {
        Utf8JsonReader reader = new(_json[_at..], new JsonReaderOptions { MaxDepth = JsonRecord.DepthMax - _depth });
        reader.Read();
        return reader;
    }

    /// <summary>Goes on behind what <paramref name="reader"/> has read.</summary>
    internal void EndValue(ref Utf8JsonReader reader) => _at += (int)reader.BytesConsumed;

    /// <summary>The member is not the expected one: looks its name up.</summary>
    private bool FindMember(ref JsonMembers members)
    {
        if (HasFailed) return false;
        int from = _at;
        SkipSpace();
        if (Next == '}') return End();
        if (!members.IsFirst && !TryTake((byte)',')) return Fail<bool>();
        SkipSpace();
        int length = Next == '"' ? PlainLength() : -1;
        if (length < 0) return Fail<bool>();
        members.Current = members.Layout.Find(_json.Slice(_at + 1, length));
        _at += length + 2;
        SkipSpace();
        if (!TryTake((byte)':')) return Fail<bool>();
        SkipSpace();
        members.StepNext = members.Layout.Resume(members.StepNext, _json[from.._at], members.Current);
        members.Steps = members.Layout.Steps;
        members.IsFirst = false;
        return true;
    }

    private bool End()
    {
        _at++;
        _depth--;
        return false;
    }

    private void SkipByReader()
    {
        Utf8JsonReader reader = BeginValue();
        reader.Skip();
        EndValue(ref reader);
    }

    private void SkipSpace()
    {
        while (Next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _at++;
    }

    private bool TryTake(byte single)
    {
        if (Next != single) return false;
        _at++;
        return true;
    }

    private bool TryTake(ReadOnlySpan<byte> literal)
    {
        if (!_json[_at..].StartsWith(literal)) return false;
        _at += literal.Length;
        return true;
    }
}
