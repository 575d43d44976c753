using Millrace.Runtime.Kafka;

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

    [Fact]
    public void A_writer_without_transactions_has_no_transactional_id()
    {
        var properties = WriterProperties.For(TestClient.Options("host:1", ("acks", "1")), null);

        Assert.DoesNotContain("transactional.id", properties.Keys);
        Assert.Equal("1", properties["acks"]);
        Assert.Equal("murmur2_random", properties["partitioner"]);
    }
}
