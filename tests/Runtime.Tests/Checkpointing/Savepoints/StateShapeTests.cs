using System.Text;
using System.Text.Json;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Tests.InMemory;
using Millrace.State;

namespace Millrace.Runtime.Tests.Checkpointing.Savepoints;

public sealed class StateShapeTests
{
    private delegate void Write(StateWriter writer);

    [Fact]
    public void A_state_is_rendered_by_its_shape() => AssertJson(
        """{"Count":2,"Sum":-40}""", ShapeOf<Totals>(), static writer =>
        {
            Totals totals = new(2, -40);
            WriteState(totals, writer);
        });

    [Fact]
    public void Members_can_be_structs_arrays_enums_and_null() => AssertJson(
        """{"A":null,"B":[{"X":1,"Y":"a"},{"X":2,"Y":null}],"C":{"Z":true},"D":3,"E":null,"F":[]}""",
        "A:int32?,B:[{X:int64,Y:string}],C:{Z:bool},D:Colour(uint8),E:[float64],F:[Colour(uint8)?]",
        static writer =>
        {
            writer.WriteBoolean(false);
            writer.WriteBoolean(true);
            writer.WriteUInt64(2);
            writer.WriteInt64(1);
            writer.WriteString("a");
            writer.WriteInt64(2);
            writer.WriteString(null);
            writer.WriteBoolean(true);
            writer.WriteByte(3);
            writer.WriteBoolean(false);
            writer.WriteBoolean(true);
            writer.WriteUInt64(0);
        });

    [Fact]
    public void Leaves_have_the_values_that_were_kept() => AssertJson(
        """
        {"A":1.5,"B":"NaN","C":12.50,"D":"x","E":"00000001-0000-0000-0000-000000000000","F":"2024-05-01",
        "G":"12:30:00.0000000","H":"1.02:03:04","I":"2024-05-01T09:00:00.0000000\u002B02:00","J":65535}
        """,
        "A:float32,B:float64,C:decimal,D:char,E:guid,F:date,G:time,H:timespan,I:datetimeoffset,J:uint16",
        static writer =>
        {
            writer.WriteSingle(1.5f);
            writer.WriteDouble(double.NaN);
            writer.WriteDecimal(12.50m);
            writer.WriteUInt64('x');
            writer.WriteGuid(new Guid("00000001-0000-0000-0000-000000000000"));
            writer.WriteInt64(new DateOnly(2024, 5, 1).DayNumber);
            writer.WriteInt64(new TimeOnly(12, 30).Ticks);
            writer.WriteInt64(new TimeSpan(1, 2, 3, 4).Ticks);
            StateValues.WriteDateTimeOffset(ref writer, new(2024, 5, 1, 9, 0, 0, TimeSpan.FromHours(2)));
            writer.WriteUInt64(65535);
        });

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("A:")]
    [InlineData("A:{X:int32")]
    [InlineData("A:[int32")]
    [InlineData("A:int32,")]
    [InlineData("A:int32}")]
    public void What_is_no_shape_is_refused(string shape) =>
        Assert.Throws<RecordFormatException>(() => StateShape.Parse(shape));

    [Theory]
    [InlineData("string", "6f736c", "osl")]
    [InlineData("int64-text", "2d37", "-7")]
    [InlineData("int32-be", "fffffff9", "-7")]
    [InlineData("uint16-be", "fff9", "65529")]
    [InlineData("unheard-of", "00ff", "00FF")]
    public void Keys_are_text(string codec, string key, string text) =>
        Assert.Equal(text, KeyText.Of(Convert.FromHexString(key), codec));

    private static string ShapeOf<TState>() where TState : struct, IStateRecord<TState> => TState.State.Shape;

    private static void WriteState<TState>(TState state, StateWriter writer)
        where TState : struct, IStateRecord<TState> => TState.Write(state, ref writer);

    private static void AssertJson(string expected, string shape, Write write)
    {
        using RecordBuffer bytes = new();
        write(new StateWriter(bytes));
        using MemoryStream output = new();
        using (Utf8JsonWriter json = new(output))
        {
            StateReader reader = new(bytes.Written);
            StateShape.Parse(shape).Write(ref reader, json);
            Assert.True(reader.AtEnd);
        }
        Assert.Equal(expected.ReplaceLineEndings(""), Encoding.UTF8.GetString(output.ToArray()));
    }
}
