using System.Collections.Immutable;

namespace Millrace.RoundTrip.Records;

/// <summary>Every collection.</summary>
public sealed record Many(
    int[] Array, int[][] Jagged, List<string?> List, IList<short> IList, ICollection<bool> ICollection,
    IEnumerable<char> IEnumerable, IReadOnlyList<int[]> IReadOnlyList, IReadOnlyCollection<double> IReadOnlyCollection,
    ImmutableArray<double> Immutable, HashSet<Guid> Set, ISet<long> ISet, IReadOnlySet<string> IReadOnlySet,
    IDictionary<string, int> IDictionary, IReadOnlyDictionary<string, List<int>?> IReadOnlyDictionary,
    (int From, string? To) Pair, (byte, short, int, long, float, double, bool) Seven, KeyValuePair<string, int>? Entry,
    int[]? NoArray, List<int>? NoList, ImmutableArray<int>? NoImmutable, Dictionary<string, int>? NoDictionary);

/// <summary>A dictionary with every key.</summary>
public sealed record ByKeys(
    Dictionary<string, int> Text, Dictionary<sbyte, int> I8, Dictionary<byte, int> U8, Dictionary<short, int> I16,
    Dictionary<ushort, int> U16, Dictionary<int, int> I32, Dictionary<uint, int> U32, Dictionary<long, int[]> I64,
    Dictionary<ulong, int> U64, Dictionary<Int128, int> I128, Dictionary<UInt128, int> U128, Dictionary<Half, int> F16,
    Dictionary<float, int> F32, Dictionary<double, int> F64, Dictionary<decimal, int> Money, Dictionary<bool, int> Bool,
    Dictionary<char, int> Letter, Dictionary<Guid, int> Id, Dictionary<Uri, int> Uri, Dictionary<Version, int> Version,
    Dictionary<DateTime, int> Utc, Dictionary<DateTimeOffset, int> At, Dictionary<DateOnly, int> Day,
    Dictionary<TimeOnly, int> Clock, Dictionary<TimeSpan, int> Length, Dictionary<Shade, bool> Shade);
