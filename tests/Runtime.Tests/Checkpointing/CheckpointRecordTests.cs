using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.State;

namespace Millrace.Runtime.Tests.Checkpointing;

public class CheckpointRecordTests
{
    private static readonly CheckpointRecord _record = new()
    {
        Number = 42,
        Writer = "group-instance-0",
        WatermarkMs = -1,
        HasFinished = true,
        Savepoint = "0123456789abcdef",
        Cluster = "MkU3OEVBNTcwNTJENDM2Qg",
        Sources = [new("a", "id", 4, 17, 20, 1_000), new("b", "", 4, 0, null, long.MinValue, GoneBackFrom: 5)],
        States = [new("Add", "string", 3, "Flights:int32", 17), new("Sub", "string", 1, "int32")],
    };

    private const string FormatTwo =
        "02541167726F75702D696E7374616E63652D300101113031323334353637383961626364656602026103696408"
        + "2228D00F026201080001FFFFFFFFFFFFFFFFFF01010441646407737472696E67060E466C69676874733A696E74"
        + "3332";

    private const string FormatThree =
        "03541167726F75702D696E7374616E63652D3001011130313233343536373839616263646566174D6B55334F45"
        + "56424E5463774E544A454E444D325167020261036964082228D00F026201080001FFFFFFFFFFFFFFFFFF010204"
        + "41646407737472696E67060E466C69676874733A696E743332220453756207737472696E670206696E74333201";

    [Fact]
    public void Comes_back_as_it_was_written()
    {
        CheckpointRecord back = CheckpointRecord.Read(Bytes());
        Assert.Equal(_record with { Sources = back.Sources, States = back.States }, back);
        Assert.Equal(_record.Sources, back.Sources);
        Assert.Equal(_record.States, back.States);
    }

    [Fact]
    public void Torn_bytes_are_refused_at_every_length()
    {
        byte[] bytes = Bytes();
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<RecordFormatException>(() => CheckpointRecord.Read(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void A_newer_format_is_refused_in_words()
    {
        byte[] bytes = Bytes();
        bytes[0] = CheckpointRecord.Format + 1;
        Assert.Contains("format 5", Assert.Throws<RecordFormatException>(() => CheckpointRecord.Read(bytes)).Message);
    }

    /// <summary>Written by builds of those formats.</summary>
    [Fact]
    public void Records_of_the_formats_before_are_read()
    {
        AssertReads(FormatTwo, _record with { Cluster = "", States = [_record.States[0] with { Entries = null }] });
        AssertReads(FormatThree, _record);
    }

    private static void AssertReads(string former, CheckpointRecord expected)
    {
        CheckpointRecord back = CheckpointRecord.Read(Convert.FromHexString(former));
        Assert.Equal(expected with { Sources = back.Sources, States = back.States }, back);
        Assert.Equal(_record.Sources.Select(static source => source with { GoneBackFrom = null }), back.Sources);
        Assert.Equal(expected.States, back.States);
    }

    private static byte[] Bytes()
    {
        using RecordBuffer buffer = new();
        _record.Write(new StateWriter(buffer));
        return buffer.Written.ToArray();
    }
}
