using Confluent.Kafka;
using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Runtime.Tests.Lanes;

public class TopicWatchTests
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryCluster _cluster = TestRun.ClusterOf(2, [(0, "a", 0, 3), (1, "b", 1000, 3)]);

    [Fact]
    public void A_topic_that_stays_is_no_news()
    {
        TopicWatch watch = Watch(new());
        _time.Advance(3 * _interval);
        watch.ThrowIfChanged();
        watch.RequireSame();
    }

    [Fact]
    public void A_topic_that_was_created_again_is_known_at_the_next_look()
    {
        TopicWatch watch = Watch(new());
        _cluster.Recreate("events");
        watch.ThrowIfChanged();

        _time.Advance(_interval);

        Assert.Contains(
            "Topic 'events' was deleted and created again while the job runs (its id was 'id-events-0' and is "
            + "'id-events-1')",
            Assert.Throws<CheckpointRefusedException>(watch.ThrowIfChanged).Message);
    }

    [Fact]
    public void A_topic_that_is_missing_is_looked_for_twice()
    {
        TopicWatch watch = Watch(new());
        _cluster.Delete("events");
        _time.Advance(_interval);
        watch.ThrowIfChanged();

        _time.Advance(_interval);

        Assert.Contains(
            "Topic 'events' was deleted while the job runs (its id was 'id-events-0')",
            Assert.Throws<CheckpointRefusedException>(watch.ThrowIfChanged).Message);
    }

    [Fact]
    public void Two_topics_that_go_at_once_are_missed()
    {
        _cluster.WithTopic("others", 2);
        TopicWatch watch = Watch(new(), "events", "others");
        _cluster.Delete("events");
        _cluster.Delete("others");

        _time.Advance(2 * _interval);

        Assert.Throws<CheckpointRefusedException>(watch.ThrowIfChanged);
    }

    [Fact]
    public void Brokers_that_do_not_answer_say_nothing_about_topics()
    {
        TopicWatch watch = Watch(new() { AtQuery = static _ => ErrorCode.Local_TimedOut });
        _time.Advance(3 * _interval);
        watch.ThrowIfChanged();
    }

    /// <summary>No rebalance tells the lane; what it reads from then on is not its own.</summary>
    [Fact]
    public async Task Nothing_is_committed_once_it_is_known()
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        TestProcess<CountsJob> process = new(_cluster, new())
        {
            StopAt = StopAt.Never,
            Time = _time,
            Meets = new()
            {
                BeforePoll = poll =>
                {
                    if (poll != 4) return;
                    _cluster.Recreate("events");
                    for (int i = 0; i < 5; i++) TestRun.Append(_cluster, 0, "a", 5000, 3);
                    _time.Advance(_interval);
                },
            },
        };

        await Assert.ThrowsAsync<CheckpointRefusedException>(() => process.RunAsync(late.Token));

        Assert.Equal(1, _cluster.Group("counts").Committed[new("events", 0)]);
        Assert.Equal(["total a 0 3", "total b 1000 3"], TestRun.ResultsOf(_cluster).Order());
    }

    private TopicWatch Watch(Circumstances meets, params string[] names)
    {
        string[] watched = names is [] ? ["events"] : names;
        Dictionary<string, TopicFacts> topics = watched.ToDictionary(static name => name, name => _cluster.Find(name)!);
        TopicWatch watch = new(topics, new InMemoryAdmin(_cluster, meets, new(new())));
        watch.Start(_time);
        return watch;
    }
}
