using Confluent.Kafka;
using Millrace.Testing.Brokers;
using Millrace.Testing.Clients;
using Millrace.Testing.Processes;

namespace Millrace.Simulation.Tests.Fidelity;

/// <summary>Producers whose requests get lost, come late or twice.</summary>
public class WriterTests
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(8);

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly InMemoryCluster _cluster;

    public WriterTests() => _cluster = new InMemoryCluster(_time).WithTopic("t", 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_end_that_got_no_answer_can_be_asked_for_again_and_the_other_one_not(bool isCommit)
    {
        EndFate lost = new() { IsAnswerLost = true, IsRequestLost = true };
        using InMemoryWriter writer = Writer(new()
        {
            AtCommit = n => n == 1 ? lost : default,
            AtAbort = n => n == 1 ? lost : default,
        });
        Write(writer);
        Action end = isCommit ? () => writer.Commit(_timeout) : () => writer.Abort(_timeout);
        Action other = isCommit ? () => writer.Abort(_timeout) : () => writer.Commit(_timeout);

        Assert.Throws<KafkaRetriableException>(end);
        Assert.Throws<KafkaException>(other);
        Assert.Throws<KafkaException>(writer.Begin);
        end();

        Assert.Equal(isCommit ? 1 : 0, _cluster.Records("t").Count());
        writer.Begin();
    }

    /// <summary>What is written behind it stands in a transaction of its own, which is then committed.</summary>
    [Fact]
    public void A_late_copy_of_an_abort_takes_the_first_half_of_the_next_transaction()
    {
        using InMemoryWriter writer = Writer(new()
        {
            AtAbort = static _ => new() { CopyArrivesAfter = TimeSpan.FromSeconds(1) },
        });
        Write(writer);
        writer.Abort(_timeout);
        Write(writer);
        _time.AdvanceTo(_time.GetUtcNow() + TimeSpan.FromSeconds(1));
        _cluster.Tick();
        writer.Write(writer.Open("t"), new() { Value = [2], HasValue = true });

        writer.Commit(_timeout);

        Assert.Equal([2], Assert.Single(_cluster.Records("t")).Value);
    }

    private InMemoryWriter Writer(Circumstances meets)
    {
        InMemoryWriter writer = new(_cluster, "g", "id", _timeout, meets, new ProcessLife(new()));
        writer.Initialize(_timeout);
        return writer;
    }

    private static void Write(InMemoryWriter writer)
    {
        writer.Begin();
        writer.Write(writer.Open("t"), new() { Value = [1], HasValue = true });
    }
}
