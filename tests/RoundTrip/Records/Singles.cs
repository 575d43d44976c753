using System.Numerics;

namespace Millrace.RoundTrip.Records;

public enum Shade
{
    Dark,
    Light = 5,
}

[Flags]
public enum Rights : byte
{
    None,
    Read = 1,
    Write = 2,
}

/// <summary>Every single value that both formats have.</summary>
public sealed record Singles(
    bool Bool, sbyte I8, byte U8, short I16, ushort U16, int I32, uint U32, long I64, ulong U64, Int128 I128,
    UInt128 U128, BigInteger Big, Half F16, float F32, double F64, decimal Money, char Letter, string Text, Guid Id,
    Uri Uri, Version Version, byte[] Bytes, ReadOnlyMemory<byte> Memory, Shade Shade, Rights Rights);

/// <summary>The same, each of which may be null.</summary>
public sealed record MaybeSingles(
    bool? Bool, sbyte? I8, byte? U8, short? I16, ushort? U16, int? I32, uint? U32, long? I64, ulong? U64, Int128? I128,
    UInt128? U128, BigInteger? Big, Half? F16, float? F32, double? F64, decimal? Money, char? Letter, string? Text,
    Guid? Id, Uri? Uri, Version? Version, byte[]? Bytes, ReadOnlyMemory<byte>? Memory, Shade? Shade, Rights? Rights)
{
    public static MaybeSingles Of(Singles all) => new(
        all.Bool, all.I8, all.U8, all.I16, all.U16, all.I32, all.U32, all.I64, all.U64, all.I128, all.U128, all.Big,
        all.F16, all.F32, all.F64, all.Money, all.Letter, all.Text, all.Id, all.Uri, all.Version, all.Bytes, all.Memory,
        all.Shade, all.Rights);

    public static MaybeSingles Nothing { get; } = new(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null);
}

/// <summary>Every time.</summary>
public sealed record Times(
    DateTimeOffset At, DateTime Utc, DateOnly Day, TimeOnly Clock, TimeSpan Length,
    [property: UnixTime(UnixTimeUnit.Seconds)] DateTimeOffset Seconds,
    [property: UnixTime(UnixTimeUnit.Milliseconds)] DateTime Milliseconds,
    [property: UnixTime(UnixTimeUnit.Microseconds)] DateTimeOffset? Microseconds);

/// <summary>The same, each of which may be null.</summary>
public sealed record MaybeTimes(
    DateTimeOffset? At, DateTime? Utc, DateOnly? Day, TimeOnly? Clock, TimeSpan? Length,
    [property: UnixTime(UnixTimeUnit.Seconds)] DateTimeOffset? Seconds,
    [property: UnixTime(UnixTimeUnit.Milliseconds)] DateTime? Milliseconds)
{
    public static MaybeTimes Of(Times all) =>
        new(all.At, all.Utc, all.Day, all.Clock, all.Length, all.Seconds, all.Milliseconds);
}
