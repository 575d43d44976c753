using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Embedded;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>A record that cannot be written is never lost silently.</summary>
public sealed class WriteFailureTests
{
    // Nothing listens there.
    private const string NoBroker = "127.0.0.1:1";

    [Fact]
    public void A_full_queue_is_waited_for_and_success_is_not_reported()
    {
        using var kafka = EmbeddedKafka.Start(("orders", 4));
        using var writer = new KafkaWriter(
            TestClient.Options(kafka.BootstrapServers, ("queue.buffering.max.messages", "100")));

        for (var i = 0; i < 20_000; i++) writer.WriteText("orders", i % 4, "x");
        writer.Flush(TestClient.Patience);

        Assert.Equal(0, writer.ReportCount);
        using var reader = new KafkaReader(TestClient.Options(kafka.BootstrapServers), "all");
        Assert.Equal(5000, reader.QueryOffsets(new("orders", 3), TestClient.Patience).High.Value);
    }

    [Fact]
    public void A_record_over_the_clients_limit_is_refused_with_its_size()
    {
        using var kafka = EmbeddedKafka.Start(("orders", 1));
        using var writer = new KafkaWriter(TestClient.Options(kafka.BootstrapServers, ("message.max.bytes", "10000")));

        var failure = Assert.Throws<WriteFailedException>(() => writer.WriteText("orders", 0, new('x', 20_000), "key"));

        Assert.Equal(ErrorCode.MsgSizeTooLarge, failure.Error.Code);
        Assert.Contains("'orders'", failure.Message);
        Assert.Contains("a value of 20000 bytes", failure.Message);
    }

    [Fact]
    public void A_record_that_nobody_acknowledges_fails_when_its_time_is_up()
    {
        using var writer = new KafkaWriter(TestClient.Options(NoBroker, ("message.timeout.ms", "300")));
        writer.WriteText("orders", 0, "x");

        var failure = Assert.Throws<WriteFailedException>(() => writer.Flush(TestClient.Patience));

        Assert.Equal(ErrorCode.Local_MsgTimedOut, failure.Error.Code);
        Assert.Contains("'orders'", failure.Message);
        Assert.True(writer.ReportCount > 0);
        Assert.Throws<WriteFailedException>(writer.Poll);
    }

    [Fact]
    public void A_flush_that_runs_out_of_time_can_be_called_again()
    {
        using var writer = new KafkaWriter(TestClient.Options(NoBroker));
        writer.WriteText("orders", 0, "x");

        var failure = Assert.Throws<KafkaRetriableException>(() => writer.Flush(TimeSpan.FromMilliseconds(100)));

        Assert.Contains("1 records are not acknowledged", failure.Message);
    }

    [Fact]
    public void A_queue_that_stays_full_fails_at_the_deadline()
    {
        using var writer = new KafkaWriter(TestClient.Options(
            NoBroker, ("queue.buffering.max.messages", "10"), ("message.timeout.ms", "1000")));
        var watch = Stopwatch.StartNew();

        Assert.Throws<WriteFailedException>(() =>
        {
            for (var i = 0; i < 11; i++) writer.WriteText("orders", 0, "x");
        });

        Assert.InRange(watch.ElapsedMilliseconds, 500, 5000);
    }
}
