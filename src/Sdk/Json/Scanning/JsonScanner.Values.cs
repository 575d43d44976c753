using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Millrace.Payloads;

namespace Millrace.Json;

/// <content>Single values.</content>
public ref partial struct JsonScanner
{
    // Whatever ends the plain part of a string: its quote, an escape, or a control character, which is an error.
    private static readonly SearchValues<byte> _endsOfText =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(static c => (byte)c), (byte)'"', (byte)'\\']);

    /// <summary>Takes a null, if there is one.</summary>
    internal bool TryNull() => Next == 'n' && TryTake("null"u8);

    internal bool ReadBoolean()
    {
        if (TryTake("true"u8)) return true;
        return !TryTake("false"u8) && Fail<bool>();
    }

    internal long ReadInt64()
    {
        ulong value = ReadDigits(out bool isNegative);
        if (value > long.MaxValue || (isNegative && value == 0)) return Fail<long>();
        return isNegative ? -(long)value : (long)value;
    }

    internal ulong ReadUInt64()
    {
        ulong value = ReadDigits(out bool isNegative);
        return isNegative ? Fail<ulong>() : value;
    }

    internal double ReadDouble()
    {
        int length = NumberLength();
        if (!Utf8Parser.TryParse(_json.Slice(_at, length), out double value, out int consumed)
            || consumed != length || !double.IsFinite(value)) return Fail<double>();
        _at += length;
        return value;
    }

    internal float ReadSingle()
    {
        int length = NumberLength();
        if (!Utf8Parser.TryParse(_json.Slice(_at, length), out float value, out int consumed)
            || consumed != length || !float.IsFinite(value)) return Fail<float>();
        _at += length;
        return value;
    }

    internal decimal ReadDecimal()
    {
        int length = NumberLength();
        if (!Utf8Parser.TryParse(_json.Slice(_at, length), out decimal value, out int consumed) || consumed != length)
            return Fail<decimal>();
        _at += length;
        return value;
    }

    internal Guid ReadGuid()
    {
        ReadOnlySpan<byte> text = ReadPlainText();
        return Utf8Parser.TryParse(text, out Guid value, out int consumed, 'D') && consumed == text.Length
            ? value
            : Fail<Guid>();
    }

    internal string ReadString()
    {
        if (Next != '"') return Fail<string>();
        int length = PlainLength();
        if (length < 0)
        {
            Utf8JsonReader reader = BeginValue();
            string escaped = JsonValueReader.ReadString(ref reader);
            EndValue(ref reader);
            return escaped;
        }
        ReadOnlySpan<byte> text = _json.Slice(_at + 1, length);
        _at += length + 2;
        return StrictUtf8.TryRead(text, out string value, out _) ? value : Fail<string>();
    }

    /// <summary>The bytes of a string without escapes.</summary>
    internal ReadOnlySpan<byte> ReadPlainText()
    {
        int length = Next == '"' ? PlainLength() : -1;
        if (length < 0)
        {
            Fail<bool>();
            return default;
        }
        ReadOnlySpan<byte> text = _json.Slice(_at + 1, length);
        _at += length + 2;
        return text;
    }

    /// <summary>
    /// An integer of up to 19 digits, which are sure to fit. Whatever may follow them, a fraction for example, is no
    /// beginning of a next member.
    /// </summary>
    private ulong ReadDigits(out bool isNegative)
    {
        const int digitsMax = 19;
        ReadOnlySpan<byte> rest = _json[_at..];
        isNegative = rest.Length > 0 && rest[0] == '-';
        int first = isNegative ? 1 : 0;
        int at = first;
        ulong value = 0;
        for (; (uint)at < (uint)rest.Length && (uint)(rest[at] - '0') <= 9; at++)
            value = value * 10 + (uint)(rest[at] - '0');
        int digits = at - first;
        if (digits is 0 or > digitsMax || (rest[first] == '0' && digits > 1)) return Fail<ulong>();
        _at += at;
        return value;
    }

    /// <summary>The length of the string that begins here, without its quotes; -1 when it is not plain.</summary>
    private readonly int PlainLength()
    {
        int length = _json[(_at + 1)..].IndexOfAny(_endsOfText);
        return length >= 0 && _json[_at + 1 + length] == '"' ? length : -1;
    }

    /// <summary>
    /// The length of the number that begins here, by JSON's grammar; a failure and 0 when there is none.
    /// </summary>
    private int NumberLength()
    {
        ReadOnlySpan<byte> rest = _json[_at..];
        int sign = rest is [(byte)'-', ..] ? 1 : 0;
        int at = sign + Digits(rest[sign..]);
        bool isNumber = at > sign && (rest[sign] != '0' || at == sign + 1);
        if (isNumber && at < rest.Length && rest[at] == '.')
        {
            int fraction = Digits(rest[(at + 1)..]);
            isNumber = fraction > 0;
            at += 1 + fraction;
        }
        if (isNumber && at < rest.Length && rest[at] is (byte)'e' or (byte)'E')
        {
            int exponentSign = rest[(at + 1)..] is [(byte)'+' or (byte)'-', ..] ? 1 : 0;
            int exponent = Digits(rest[(at + 1 + exponentSign)..]);
            isNumber = exponent > 0;
            at += 1 + exponentSign + exponent;
        }
        return isNumber ? at : Fail<int>();
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits < 0 ? text.Length : digits;
    }
}
