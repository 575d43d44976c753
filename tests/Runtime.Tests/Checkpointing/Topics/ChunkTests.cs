using CsCheck;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.State;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;

namespace Millrace.Runtime.Tests.Checkpointing.Topics;

/// <summary>Values that are longer than a record of the state topic may be.</summary>
public sealed class ChunkTests : IDisposable
{
    private const int RecordBytesMax = 2_000;

    private readonly InMemoryCluster _cluster = new InMemoryCluster().WithTopic("state", 1);
    private readonly InMemoryWriter _producer;
    private readonly StateTopicWriter _writer;
    private readonly LaneChunks _chunks = new();
    private long _number;

    public ChunkTests()
    {
        _producer = InMemoryWriter.Alone(_cluster, "lane");
        _writer = new(_producer, "state", RecordBytesMax, _chunks, TimeProvider.System);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_400)]
    [InlineData(1_600)]
    [InlineData(2_800)]
    [InlineData(50_000)]
    public void A_value_of_any_length_comes_back(int length)
    {
        Write(isCommit: true, ("a", length), ("b", 10));

        Assert.Equal([("a", length), ("b", 10)], Restored());
        Assert.All(_cluster.Records("state"), static record =>
            Assert.InRange(record.Key!.Length + record.Value!.Length, 1, RecordBytesMax));
    }

    [Fact]
    public void A_shorter_value_removes_the_chunks_that_it_does_not_need()
    {
        Write(isCommit: true, ("a", 10_000));
        Write(isCommit: true, ("a", 2_800));
        Assert.Equal((3, 1), (LiveRecords(), LiveHeads()));
        Write(isCommit: true, ("a", 10));
        Assert.Equal((1, 0), (LiveRecords(), LiveHeads()));
        Write(isCommit: true, ("a", 10_000));
        Write(isCommit: true, ("a", null));
        Assert.Equal(0, LiveRecords());
        Assert.Empty(Restored());
    }

    [Fact]
    public void What_was_found_at_a_restore_is_removed_too()
    {
        Write(isCommit: true, ("a", 10_000));
        StateTopic.Read(_cluster, "state", new Texts(), _chunks.Begin(0));
        Write(isCommit: true, ("a", 10));
        Assert.Equal(1, LiveRecords());
    }

    [Fact]
    public void Chunks_of_a_round_that_was_taken_back_count_for_nothing()
    {
        Write(isCommit: true, ("a", 10_000));
        Write(isCommit: false, ("a", 10));
        Assert.Equal([("a", 10_000)], Restored());
        Write(isCommit: true, ("a", 2_800));
        Assert.Equal((3, 1), (LiveRecords(), LiveHeads()));
        Assert.Equal([("a", 2_800)], Restored());
    }

    [Fact]
    public void Chunks_that_were_written_ahead_are_removed_when_a_shorter_value_follows()
    {
        Write(isCommit: true, ("a", 10_000));
        WriteInTwo(isCommit: true, 20_000, 2_800);
        Assert.Equal((3, 1), (LiveRecords(), LiveHeads()));
        WriteInTwo(isCommit: false, 20_000, 10);
        Assert.Equal([("a", 2_800)], Restored());
        WriteInTwo(isCommit: true, 10, 10_000);
        Assert.Equal([("a", 10_000)], Restored());
        Write(isCommit: true, ("a", 10));
        Assert.Equal((1, 0), (LiveRecords(), LiveHeads()));
    }

    /// <summary>
    /// Compaction keeps the last record of each key in the part that it has cleaned, wherever that ends.
    /// </summary>
    [Fact]
    public void Compaction_loses_nothing_wherever_it_has_come_to() => Gen
        .Select(
            Gen.Select(Gen.Int[0, 2], Gen.Int[-2_000, 9_000]).Array[1, 20], Gen.Double[0, 1])
        .Sample((changes, cleaned) =>
        {
            using ChunkTests test = new();
            foreach ((int key, int length) in changes)
                test.Write(isCommit: true, ($"{key}", length < 0 ? null : length));
            List<LogEntry> all = [.. test._cluster.Records("state")];
            Texts expected = new(), found = new();
            StateTopic.Read(all, expected);
            StateTopic.Read(Compact(all, (int)(all.Count * cleaned)), found);
            Assert.Equal(expected.Lengths, found.Lengths);
        });

    [Fact]
    public void A_missing_chunk_is_told_with_the_offset_of_its_head()
    {
        Write(isCommit: true, ("a", 2_800));
        LogEntry[] records = [.. _cluster.Records("state")];

        var refused = Assert.Throws<CheckpointRefusedException>(
            () => StateTopic.Read([records[0], records[2]], new Texts()));
        Assert.Contains(
            "damaged at offset 1: chunks of the value whose head stands there are missing", refused.Message);
    }

    [Fact]
    public void Every_bit_that_turns_is_found()
    {
        Write(isCommit: true, ("a", 20), ("b", 2_800));
        foreach (LogEntry record in _cluster.Records("state").ToArray())
            for (int i = 0; i < record.Value!.Length * 8; i += record.Value.Length > 100 ? 37 : 1)
            {
                byte[] turned = [.. record.Value];
                turned[i / 8] ^= (byte)(1 << (i % 8));
                Assert.Throws<CheckpointRefusedException>(
                    () => StateTopic.Read([record with { Value = turned }], new Texts()));
            }
    }

    [Theory]
    [InlineData("", "a record of an unknown kind stands there")]
    [InlineData("\u0001 by an older version", "a record of format 1 stands there")]
    [InlineData("not ours at all", "a record of format 110 stands there")]
    [InlineData("\u0002 looks like ours", "the checksum of the record there is wrong")]
    public void What_is_not_ours_is_told(string value, string words)
    {
        LogEntry foreign = new("key"u8.ToArray(), System.Text.Encoding.UTF8.GetBytes(value), 0);
        var refused = Assert.Throws<CheckpointRefusedException>(() => StateTopic.Read([foreign], new Texts()));
        Assert.StartsWith("The state topic is damaged at offset 0: " + words, refused.Message);
    }

    public void Dispose() => _writer.Dispose();

    private void Write(bool isCommit, params (string Key, int? Length)[] values)
    {
        _producer.Begin();
        _writer.WriteEntries(new(0, _number + 1, [new TextStore(values)]));
        End(isCommit);
    }

    private void WriteInTwo(bool isCommit, int aheadLength, int length)
    {
        _producer.Begin();
        _writer.WriteAhead(new(0, _number + 1, [new TextStore([("a", aheadLength)])]));
        _writer.WriteEntries(new(0, _number + 1, [new TextStore([("a", length)])], IsContinued: true));
        End(isCommit);
    }

    private void End(bool isCommit)
    {
        if (isCommit) _producer.Commit(TimeSpan.Zero);
        else _producer.Abort(TimeSpan.Zero);
        if (isCommit) _number++;
    }

    private IEnumerable<(string, int)> Restored()
    {
        Texts texts = new();
        StateTopic.Read(_cluster, "state", texts);
        return texts.Lengths.Select(static text => (text.Key, text.Value));
    }

    private int LiveRecords() => Compact([.. _cluster.Records("state")], int.MaxValue)
        .Count(static record => record.Value != null);

    private int LiveHeads() => Compact([.. _cluster.Records("state")], int.MaxValue)
        .Count(static record => record.Value is [_, (byte)TopicRecordKind.Head, ..]);

    private static List<LogEntry> Compact(List<LogEntry> records, int cleaned)
    {
        Dictionary<string, int> last = [];
        for (int i = 0; i < Math.Min(cleaned, records.Count); i++) last[Convert.ToHexString(records[i].Key!)] = i;
        return [.. records.Where((record, i) => i >= cleaned || last[Convert.ToHexString(record.Key!)] == i)];
    }
}
