using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Tests.Checkpointing;

public class CheckpointCheckTests
{
    private static readonly WrittenState _written = new("Add", "string", 1, "Flights:int32");
    private static readonly SourcePosition _source = new("flights", "id-1", 4, 10, null, 0);
    private static readonly TopicFacts _topic = new("flights", "id-1", 4);

    [Fact]
    public void What_has_not_changed_can_be_used() => Assert.Empty(Problems(_written, _source, _topic));

    [Theory]
    [InlineData("Other", "string", 1, "Flights:int32", "does not have any more")]
    [InlineData("Add", "guid", 1, "Flights:int32", "keys of state 'Add' were guid and are string")]
    [InlineData("Add", "string", 2, "Flights:int32", "version 2 of DelayTotals, and the code has version 1")]
    [InlineData("Add", "string", 1, "Flights:int64", "has changed from (Flights:int64) to (Flights:int32)")]
    public void A_changed_state_is_refused(string name, string codec, int version, string shape, string words) =>
        Assert.Contains(words, Assert.Single(Problems(new(name, codec, version, shape), _source, _topic)));

    [Fact]
    public void A_state_that_may_be_dropped_is_passed_over_by_name()
    {
        WrittenState old = _written with { Name = "Old" };
        Assert.Empty(Problems(old, _source, _topic, ["Old"]));
        Assert.Single(Problems(old, _source, _topic, ["Another"]));
    }

    [Theory]
    [InlineData("other", "id-1", 4, "does not read any more")]
    [InlineData("flights", "id-0", 4, "deleted and created again")]
    [InlineData("flights", "id-1", 3, "had 3 partitions and has 4 now")]
    public void A_changed_topic_is_refused(string topic, string id, int partitions, string words) =>
        Assert.Contains(words, Assert.Single(Problems(_written, new(topic, id, partitions, 10, null, 0), _topic)));

    [Fact]
    public void Brokers_without_topic_ids_are_not_asked_for_them() =>
        Assert.Empty(Problems(_written, _source with { TopicId = "" }, _topic));

    [Theory]
    [InlineData("", "b")]
    [InlineData("a", "")]
    [InlineData("a", "a")]
    public void Brokers_without_cluster_ids_are_not_asked_for_them(string written, string today) =>
        Assert.Empty(Problems(_written, _source, _topic, null, written, today));

    [Fact]
    public void Another_cluster_is_refused_and_its_topics_are_not_looked_at()
    {
        string problem = Assert.Single(Problems(_written, _source with { TopicId = "id-0" }, _topic, null, "a", "b"));
        Assert.Contains("written on another Kafka cluster (its id was a and is b)", problem);
        Assert.Contains("correct Millrace:BootstrapServers", problem);
    }

    [Fact]
    public void Everything_is_told_at_once() =>
        Assert.Equal(2, Problems(_written with { Version = 9 }, _source with { Partitions = 1 }, _topic).Count);

    private static IReadOnlyList<string> Problems(
        WrittenState state, SourcePosition source, TopicFacts topic, string[]? allowDropped = null,
        string writtenOn = "", string today = "")
    {
        JobDefinition job = new()
        {
            Name = "job",
            Sources = [],
            Sinks = [],
            States = [new("Add", "string", new() { Type = "DelayTotals", Version = 1, Shape = "Flights:int32" })],
        };
        CheckpointRecord checkpoint = new()
        {
            Number = 1,
            Writer = "w",
            WatermarkMs = 0,
            HasFinished = false,
            Cluster = writtenOn,
            Sources = [source],
            States = [state],
        };
        return CheckpointCheck.Problems(
            checkpoint, job, new(today, new Dictionary<string, TopicFacts> { [topic.Name] = topic }), allowDropped);
    }
}
