using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Schemas;

/// <summary>What <c>docs/schemas.md</c> says of MessagePack, row by row, where no other test does.</summary>
public sealed class PackedRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[]", """[7,null,"none",null,null,null,null,null,null,null,null,null]""")]
    [InlineData("[1,[1,{\"a\":2}]]", """[1,null,"none",null,null,null,null,null,null,null,null,null]""")]
    [InlineData("[1,null,null]", "[1,null,null,null,null,null,null,null,null,null,null,null]")]
    [InlineData("""[1,null,"x",null,-1,null,1,2.5,"-1.50",65,[3,3],[4,null],"beyond",{}]""",
        """[1,null,"x",null,-1,null,1,2.5,"-1.50",65,[3],[4,null]]""")]
    public void What_an_array_has_and_has_not(string json, string expected) =>
        Assert.Equal(expected, Json(Write(RecordSchema.Read<PackedRows>(default, Bytes(json)))));

    [Theory]
    [InlineData("[1,null,null,null,null,null,1e300]",
        "$.Number", "expected a number that fits in a 32-bit float, found 1E+300")]
    [InlineData("[1,null,null,null,null,null,null,65520]",
        "$.Half", "expected a number that fits in a 16-bit float, found 65520")]
    [InlineData("[1,null,null,null,null,null,null,null,1.5]",
        "$.Money", "expected a decimal number as a string, found 1.5")]
    [InlineData("[1,null,null,null,null,{\"1\":1}]",
        "$.Map", "expected an integer from -2147483648 to 2147483647, found \"1\"")]
    public void What_is_refused(string json, string path, string reason)
    {
        RecordFormatException e =
            Assert.Throws<RecordFormatException>(() => RecordSchema.Read<PackedRows>(default, Bytes(json)));
        Assert.Equal((path, reason), (e.Path, e.Reason));
    }

    [Fact]
    public void Of_a_key_that_comes_twice_the_last_value_counts()
    {
        byte[] twice = [0x96, 1, 0xc0, 0xc0, 0xc0, 0xc0, 0x82, 1, 1, 1, 2];
        Assert.Equal([new(1, 2)], RecordSchema.Read<PackedRows>(default, twice).Map!);
    }

    [Fact]
    public void What_has_another_place_in_the_message_may_be_ignored_in_the_value() => Assert.Equal(
        new Placed { Key = "k", Offset = -1, Number = 5 }, RecordSchema.Read<Placed>("k"u8, [0x91, 5]));

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    public void A_time_is_read_as_UTC_and_written_as_if_it_were_where_it_does_not_say(DateTimeKind kind)
    {
        DateTime time = new(2026, 1, 2, 3, 4, 5, kind);
        byte[] written = Write(new() { Time = time });
        DateTime read = RecordSchema.Read<PackedRows>(default, written).Time!.Value;
        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(kind == DateTimeKind.Local ? time.ToUniversalTime() : time, read);
        PackedRows theirs = MessagePackSerializer.Deserialize<PackedRows>(written, cancellationToken: Cancellation);
        Assert.Equal(read, theirs.Time);
    }

    [Fact]
    public void Times_are_cut_off_towards_the_past() => Assert.Equal(
        DateTime.UnixEpoch.AddSeconds(-1),
        RecordSchema.Read<PackedRows>(default, Write(new() { Seconds = DateTime.UnixEpoch.AddMilliseconds(-1) }))
            .Seconds);

    private static byte[] Bytes(string json) =>
        MessagePackSerializer.ConvertFromJson(json, cancellationToken: Cancellation);

    private static string Json(byte[] bytes) =>
        MessagePackSerializer.ConvertToJson(bytes, cancellationToken: Cancellation);

    private static byte[] Write(PackedRows record)
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Value.Written.ToArray();
    }
}
