using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>Fixed properties go before the user's, and the user's before defaults.</summary>
public sealed class PropertiesTests
{
    [Fact]
    public void A_users_property_replaces_a_default_but_never_a_fixed_one()
    {
        var options = TestClient.Options("host:1", ("session.timeout.ms", "7000"), ("enable.auto.commit", "true"));

        var properties = ReaderProperties.For(options, "group");

        Assert.Equal("7000", properties["session.timeout.ms"]);
        Assert.Equal("false", properties["enable.auto.commit"]);
        Assert.Equal("error", properties["auto.offset.reset"]);
        Assert.Equal("read_committed", properties["isolation.level"]);
        Assert.Equal("group", properties["group.id"]);
        Assert.Equal("test", properties["client.id"]);
    }

    [Fact]
    public void A_transactional_writers_records_time_out_before_their_transaction()
    {
        var properties = WriterProperties.For(TestClient.Options("host:1"), "group-0");

        Assert.Equal("group-0", properties["transactional.id"]);
        Assert.True(int.Parse(properties["message.timeout.ms"]) < int.Parse(properties["transaction.timeout.ms"]));
        Assert.Equal(TimeSpan.FromSeconds(8), WriterProperties.MessageTimeoutOf(properties));
    }

    /// <summary>So a dead process is missed by its group when brokers have ended what it left open.</summary>
    [Fact]
    public void A_transaction_times_out_before_its_members_session()
    {
        var reader = ReaderProperties.For(TestClient.Options("host:1"), "group");
        var writer = WriterProperties.For(TestClient.Options("host:1"), "group-0");

        Assert.True(int.Parse(writer["transaction.timeout.ms"]) < int.Parse(reader["session.timeout.ms"]));
        Assert.Equal("10", writer["retry.backoff.ms"]);
    }

    /// <summary>The client refuses them with KIP-848's protocol, where the broker decides.</summary>
    [Fact]
    public void The_classic_protocols_settings_are_left_out_of_the_new_one()
    {
        var properties = ReaderProperties.For(TestClient.Options("host:1", ("group.protocol", "consumer")), "group");

        Assert.DoesNotContain("session.timeout.ms", properties.Keys);
        Assert.DoesNotContain("heartbeat.interval.ms", properties.Keys);
        Assert.DoesNotContain("partition.assignment.strategy", properties.Keys);
    }

    [Fact]
    public void A_writer_without_transactions_has_no_transactional_id()
    {
        var properties = WriterProperties.For(TestClient.Options("host:1", ("acks", "1")), null);

        Assert.DoesNotContain("transactional.id", properties.Keys);
        Assert.Equal("1", properties["acks"]);
        Assert.Equal("murmur2_random", properties["partitioner"]);
    }
}
