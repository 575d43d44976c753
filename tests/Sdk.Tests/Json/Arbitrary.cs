using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Sdk.Tests.Json;

/// <summary>Random values, with those that are hard to write as JSON more often than chance would have it.</summary>
internal static class Arbitrary
{
    /// <summary>Strings with escapes, control characters and surrogate pairs, but no half of a pair.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char[' ', '~'].Select(c => c.ToString()),
        Gen.Char['\0', '\x1f'].Select(c => c.ToString()),
        Gen.Char['\u007f', '\ud7ff'].Select(c => c.ToString()),
        AnyOf("\"", "\\", "/", "\u2028", "😀", "\U0010FFFF", "", "\u0000")).Array[0, 8].Select(string.Concat);

    public static readonly Gen<DateTime> Plain = Gen.Select(
        Gen.Long[0, DateTime.MaxValue.Ticks], AnyOf(DateTimeKind.Utc, DateTimeKind.Unspecified))
        .Select((ticks, kind) => new DateTime(ticks, kind));

    public static readonly Gen<DateTimeOffset> Exact = Gen.Select(
        Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60])
        .Select((ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    public static readonly Gen<TimeSpan> Length = Gen.OneOf(
        Gen.Long.Select(ticks => new TimeSpan(ticks)), AnyOf(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue));

    public static readonly Gen<Times> Times = Gen.Select(
        Plain, Exact, Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.Long[0, TimeSpan.TicksPerDay - 1], Length)
        .Select((a, b, day, ticks, span) => new Times(a, b, DateOnly.FromDayNumber(day), new TimeOnly(ticks), span));

    public static readonly Gen<Numbers> Numbers = Gen.Select(
        Gen.Select(Gen.SByte, Gen.Byte, Gen.Short, Gen.UShort),
        Gen.Select(Extreme(Gen.Int), Gen.UInt, Extreme(Gen.Long), Gen.ULong),
        Gen.Select(Gen.Long, Gen.ULong), Gen.Select(F16, F32, F64, Gen.Decimal))
        .Select((small, large, huge, real) => new Numbers(
            small.Item1, small.Item2, small.Item3, small.Item4, large.Item1, large.Item2, large.Item3, large.Item4,
            (Int128)huge.Item1 * huge.Item1 * (huge.Item2 % 2 == 0 ? 1 : -1), (UInt128)huge.Item2 * huge.Item2,
            real.Item1, real.Item2, real.Item3, real.Item4));

    public static readonly Gen<Texts> Texts = Gen.Select(
        Gen.Bool, Gen.Char['\0', '\ud7ff'], Text, Gen.Guid, Gen.Int[-1, 9], Gen.Int[0, 5])
        .Select((flag, c, text, guid, color, access) => new Texts(flag, c, text, guid, (Color)color, (Access)access));

    public static readonly Gen<Everything> Everything = Gen.Select(Flat, Flat, Gen.Bool)
        .Select((outer, inner, isNested) => isNested ? outer with { Inner = inner } : outer);

    private static Gen<Half> F16 => Gen.UShort.Select(BitConverter.UInt16BitsToHalf).Where(Half.IsFinite);

    private static Gen<float> F32 => Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Where(float.IsFinite);

    private static Gen<double> F64 => Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite);

    private static Gen<Everything> Flat => Gen.Select(
        Gen.Select(Numbers, Times, Texts),
        Gen.Select(Gen.Int.Nullable(), Gen.Int[0, 9].Nullable(), Text.Null(), Times.Nullable()),
        Gen.Select(Gen.Byte.Array[0, 5], Texts.List[0, 3], Gen.Int.Nullable().Array[0, 3], Text.Array[0, 3]),
        Gen.Dictionary(Text, F64.Array[0, 2])[0, 3])
        .Select((required, optional, lists, dictionary) => new Everything
        {
            Numbers = required.Item1,
            Times = required.Item2,
            Texts = required.Item3,
            Optional = optional.Item1,
            OptionalColor = (Color?)optional.Item2,
            OptionalText = optional.Item3,
            OptionalTimes = optional.Item4,
            Bytes = lists.Item1,
            List = lists.Item2,
            Array = lists.Item3,
            Immutable = [.. lists.Item4],
            Dictionary = dictionary,
        });

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T> Extreme<T>(Gen<T> numbers) where T : struct, System.Numerics.IMinMaxValue<T> =>
        Gen.OneOf(numbers, AnyOf(T.MinValue, T.MaxValue));
}
