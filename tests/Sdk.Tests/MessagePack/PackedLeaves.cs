using System.Numerics;
using MessagePack;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

[Union(0, typeof(PackedCircle))]
public abstract record PackedFigure;

[MessagePackObject(keyAsPropertyName: true)]
public sealed record PackedCircle(double Radius) : PackedFigure;

/// <summary>A member of each type, each of them optional, and those that have values of their own inside.</summary>
[MessagePackObject(keyAsPropertyName: true)]
[KafkaSource("leaves", Format = RecordFormat.MessagePack), KafkaSink("leaves", Format = RecordFormat.MessagePack)]
public sealed partial record PackedLeaves
{
    public bool? Flag { get; init; }

    public sbyte? I8 { get; init; }

    public byte? U8 { get; init; }

    public short? I16 { get; init; }

    public ushort? U16 { get; init; }

    public int? I32 { get; init; }

    public uint? U32 { get; init; }

    public long? I64 { get; init; }

    public ulong? U64 { get; init; }

    public Int128? I128 { get; init; }

    public UInt128? U128 { get; init; }

    public Half? F16 { get; init; }

    public float? F32 { get; init; }

    public double? F64 { get; init; }

    public decimal? Money { get; init; }

    public BigInteger? Big { get; init; }

    public char? Letter { get; init; }

    public string? Text { get; init; }

    public Guid? Id { get; init; }

    public Uri? Link { get; init; }

    public Version? Version { get; init; }

    public byte[]? Bytes { get; init; }

    public ReadOnlyMemory<byte>? Memory { get; init; }

    public KeyBytes? KeyBytes { get; init; }

    public DateTime? Time { get; init; }

    public DateTimeOffset? Exact { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Clock { get; init; }

    public TimeSpan? Length { get; init; }

    [UnixTime(UnixTimeUnit.Seconds)] public DateTime? Seconds { get; init; }

    [UnixTime(UnixTimeUnit.Microseconds)] public DateTimeOffset? Micros { get; init; }

    public Color? Color { get; init; }

    public Access? Access { get; init; }

    public PackedFigure? Figure { get; init; }

    public PackedTimes? Times { get; init; }

    public HashSet<string>? Set { get; init; }

    public (DateTime Low, string? High)? Range { get; init; }

    public PackedKeys? Keys { get; init; }
}

/// <summary>Each type of a dictionary's keys.</summary>
[MessagePackObject(keyAsPropertyName: true)]
public sealed record PackedKeys(
    Dictionary<string, int>? Text, Dictionary<bool, int>? Flag, Dictionary<sbyte, int>? I8, Dictionary<byte, int>? U8,
    Dictionary<short, int>? I16, Dictionary<ushort, int>? U16, Dictionary<int, int>? I32, Dictionary<uint, int>? U32,
    Dictionary<long, int>? I64, Dictionary<ulong, int>? U64, Dictionary<Int128, int>? I128,
    Dictionary<UInt128, int>? U128, Dictionary<Half, int>? F16, Dictionary<float, int>? F32,
    Dictionary<double, int>? F64, Dictionary<decimal, int>? Money, Dictionary<char, int>? Letter,
    Dictionary<Guid, int>? Id, Dictionary<Uri, int>? Link, Dictionary<Version, int>? Version,
    Dictionary<DateTime, int>? Time, Dictionary<DateTimeOffset, int>? Exact, Dictionary<DateOnly, int>? Day,
    Dictionary<TimeOnly, int>? Clock, Dictionary<TimeSpan, int>? Length, Dictionary<Color, int>? Color,
    Dictionary<Access, int>? Access);
