using System.Buffers.Binary;
using System.Numerics;
using Millrace.MessagePack;

namespace Millrace.Sdk.Tests.MessagePack;

/// <summary>Each form of an integer at its borders, read as each type: the value, or a refusal.</summary>
public sealed class IntegerFormsTests
{
    private static readonly Int128[] _borders =
    [
        .. from bits in new[] { 5, 7, 8, 15, 16, 31, 32, 63, 64 }
           from sign in new[] { -1, 1 }
           from offset in new[] { -1, 0, 1 }
           select sign * (Int128.One << bits) + offset,
        0, 1, -1,
    ];

    [Fact]
    public void Are_read_as_every_type_that_they_fit()
    {
        foreach ((Int128 value, byte[] form) in Forms())
        {
            AssertRead(value, form, static (ref reader) => reader.ReadSByte());
            AssertRead(value, form, static (ref reader) => reader.ReadByte());
            AssertRead(value, form, static (ref reader) => reader.ReadInt16());
            AssertRead(value, form, static (ref reader) => reader.ReadUInt16());
            AssertRead(value, form, static (ref reader) => reader.ReadInt32());
            AssertRead(value, form, static (ref reader) => reader.ReadUInt32());
            AssertRead(value, form, static (ref reader) => reader.ReadInt64());
            AssertRead(value, form, static (ref reader) => reader.ReadUInt64());
        }
    }

    [Fact]
    public void Are_numbers_too()
    {
        foreach ((Int128 value, byte[] form) in Forms())
            Assert.Equal((double)value, Read(form, static (ref reader) => reader.ReadDouble()));
    }

    [Fact]
    public void Are_refused_when_cut_off_at_any_byte()
    {
        foreach ((_, byte[] form) in Forms())
        {
            for (int length = 0; length < form.Length; length++)
            {
                byte[] cut = form[..length];
                AssertRefused(cut, static (ref reader) => reader.ReadInt32());
                AssertRefused(cut, static (ref reader) => reader.ReadInt64());
                AssertRefused(cut, static (ref reader) => reader.ReadUInt64());
                AssertRefused(cut, static (ref reader) => reader.ReadDouble());
            }
        }
    }

    [Fact]
    public void Are_what_only_their_own_codes_begin()
    {
        for (int code = 0; code <= byte.MaxValue; code++)
        {
            bool isInteger = code is <= 0x7f or >= 0xe0 or (>= 0xcc and <= 0xd3);
            byte[] bytes = [(byte)code, .. new byte[16]];
            if (isInteger) Read(bytes[..Length(code)], static (ref reader) => reader.ReadInt64());
            else AssertRefused(bytes, static (ref reader) => reader.ReadInt64());
        }
    }

    private static int Length(int code) => code is >= 0xcc and <= 0xd3 ? 1 + (1 << (code & 3)) : 1;

    private static IEnumerable<(Int128 Value, byte[] Form)> Forms()
    {
        foreach (Int128 value in _borders)
        {
            if (value >= -32 && value <= 127) yield return (value, [(byte)(sbyte)value]);
            for (int power = 0; power < 4; power++)
            {
                int bits = 8 << power;
                byte[] digits = new byte[16];
                BinaryPrimitives.WriteInt128BigEndian(digits, value);
                digits = digits[^(bits / 8)..];
                if (value >= 0 && value < Int128.One << bits) yield return (value, [(byte)(0xcc + power), .. digits]);
                Int128 half = Int128.One << (bits - 1);
                if (value >= -half && value < half) yield return (value, [(byte)(0xd0 + power), .. digits]);
            }
        }
    }

    private static void AssertRead<T>(Int128 value, byte[] form, Reading<T> read)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool fits = value >= Int128.CreateChecked(T.MinValue) && value <= Int128.CreateChecked(T.MaxValue);
        if (fits) Assert.Equal(value, Int128.CreateChecked(Read(form, read)));
        else AssertRefused(form, read);
    }

    private static T Read<T>(byte[] bytes, Reading<T> read)
    {
        MessagePackValueReader reader = new(bytes);
        T value = read(ref reader);
        reader.Complete();
        return value;
    }

    private static void AssertRefused<T>(byte[] bytes, Reading<T> read) =>
        Assert.Throws<MessagePackValueException>(() => Read(bytes, read));

    private delegate T Reading<T>(ref MessagePackValueReader reader);
}
