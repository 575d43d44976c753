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
        Sources = [new("a", "id", 4, 17, 20, 1_000), new("b", "", 4, 0, null, long.MinValue)],
        States = [new("Add", "string", 3, "Flights:int32", 17), new("Sub", "string", 1, "int32")],
    };

    private const string FormatTwo =
        "02541167726F75702D696E7374616E63652D300101113031323334353637383961626364656602026103696408"
        + "2228D00F026201080001FFFFFFFFFFFFFFFFFF01010441646407737472696E67060E466C69676874733A696E74"
        + "3332";

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
        Assert.Contains("format 4", Assert.Throws<RecordFormatException>(() => CheckpointRecord.Read(bytes)).Message);
    }

    /// <summary>Written by a build of format 2, whose records have no cluster.</summary>
    [Fact]
    public void A_record_of_the_format_before_is_read()
    {
        byte[] old = Convert.FromHexString(FormatTwo);
        CheckpointRecord back = CheckpointRecord.Read(old);
        Assert.Equal(_record with { Cluster = "", Sources = back.Sources, States = back.States }, back);
        Assert.Equal(_record.Sources, back.Sources);
        Assert.Equal([_record.States[0] with { Entries = null }], back.States);
    }

    private static byte[] Bytes()
    {
        using RecordBuffer buffer = new();
        _record.Write(new StateWriter(buffer));
        return buffer.Written.ToArray();
    }
}
