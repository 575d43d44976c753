using System.Collections.Immutable;
using CsCheck;
using Millrace.Contracts;
using Millrace.Sdk.Tests.Json;
using Millrace.State;

namespace Millrace.Sdk.Tests.State;

public readonly record struct Point(sbyte X, ushort Y, string? Name);

[State(Version = 2)]
public partial record struct Kept(
    bool Flag, byte U8, short I16, int I32, uint U32, long I64, ulong U64, float F32, double F64, decimal Money,
    char Letter, string Text, Guid Id, DateTime Plain, DateTimeOffset Exact, DateOnly Day, TimeOnly Clock,
    TimeSpan Length, Color Color, Point Point, Point? Optional, long? Count, ImmutableArray<Point> Points,
    ImmutableArray<ImmutableArray<int>> Matrix);

public sealed class StateCodecTests
{
    private static readonly Gen<Point> _point = Gen.Select(Gen.SByte, Gen.UShort, Arbitrary.Text.Null())
        .Select((x, y, name) => new Point(x, y, name));

    private static readonly Gen<Kept> _kept = Gen.Select(
        Gen.Select(Arbitrary.Numbers, Arbitrary.Texts, Arbitrary.Times),
        Gen.Select(_point, _point.Nullable(), Gen.Long.Nullable()),
        Gen.Select(_point.Array[0, 3], Gen.Int.Array[0, 3].Array[0, 3]))
        .Select((leaves, points, arrays) => Create(leaves, points, arrays));

    [Fact]
    public void States_read_back() => _kept.Sample(state =>
    {
        Kept read = RoundTrip(state);
        return read with { Points = default, Matrix = default } == state with { Points = default, Matrix = default }
            && read.Points.SequenceEqual(state.Points)
            && read.Matrix.Select(row => row.ToArray()).SelectMany(x => x)
                .SequenceEqual(state.Matrix.SelectMany(x => x))
            && read.Plain.Kind == state.Plain.Kind && read.Exact.Offset == state.Exact.Offset;
    });

    [Fact]
    public void A_state_that_was_never_set_reads_back() => Assert.Equal(default, RoundTrip(default(Kept)));

    [Fact]
    public void An_empty_array_is_not_one_that_was_never_set()
    {
        Assert.True(RoundTrip(default(Kept)).Points.IsDefault);
        Assert.True(RoundTrip(new Kept { Points = [] }).Points is { IsDefault: false, Length: 0 });
    }

    [Fact]
    public void Every_torn_state_is_refused() => _kept.Sample(state =>
    {
        byte[] bytes = Bytes(state);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<RecordFormatException>(() => Read<Kept>(bytes.AsSpan(0, length)));
    }, iter: 20);

    [Fact]
    public void Random_bytes_are_read_or_refused_but_never_crash() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            Read<Kept>(bytes);
        }
        catch (RecordFormatException)
        {
            // Refused, as it should be.
        }
    });

    [Fact]
    public void The_shape_names_every_member()
    {
        StateDefinition state = StateDefinition.Of<Kept>();
        Assert.Equal(("Millrace.Sdk.Tests.State.Kept", 2), (state.Type, state.Version));
        Assert.Equal(
            "Flag:bool,U8:uint8,I16:int16,I32:int32,U32:uint32,I64:int64,U64:uint64,F32:float32,F64:float64,"
            + "Money:decimal,Letter:char,Text:string,Id:guid,Plain:datetime,Exact:datetimeoffset,Day:date,Clock:time,"
            + "Length:timespan,Color:Color(int32),Point:{X:int8,Y:uint16,Name:string},"
            + "Optional:{X:int8,Y:uint16,Name:string}?,"
            + "Count:int64?,Points:[{X:int8,Y:uint16,Name:string}],Matrix:[[int32]]",
            state.Shape);
    }

    private static Kept Create(
        (Numbers N, Texts T, Times W) leaves, (Point A, Point? B, long? C) points,
        (Point[] P, int[][] M) arrays) => new(
        leaves.T.Flag, leaves.N.U8, leaves.N.I16, leaves.N.I32, leaves.N.U32, leaves.N.I64, leaves.N.U64, leaves.N.F32,
        leaves.N.F64, leaves.N.Money, leaves.T.Letter, leaves.T.Text, leaves.T.Id, leaves.W.Plain, leaves.W.Exact,
        leaves.W.Day, leaves.W.Clock, leaves.W.Length, leaves.T.Color, points.A, points.B, points.C,
        [.. arrays.P], [.. arrays.M.Select(row => row.ToImmutableArray())]);

    private static Kept RoundTrip(Kept state) => Read<Kept>(Bytes(state));

    private static byte[] Bytes<T>(T state) where T : struct, IStateRecord<T>
    {
        using RecordBuffer buffer = new(capacity: 1);
        StateWriter writer = new(buffer);
        T.Write(in state, ref writer);
        return buffer.Written.ToArray();
    }

    private static T Read<T>(ReadOnlySpan<byte> bytes) where T : struct, IStateRecord<T>
    {
        StateReader reader = new(bytes);
        return T.Read(ref reader);
    }
}
