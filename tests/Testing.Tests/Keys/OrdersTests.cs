namespace Millrace.Testing.Tests.Keys;

/// <summary>Message keys in JSON and MessagePack, from sources through states and windows to sinks.</summary>
public sealed class OrdersTests
{
    [Fact]
    public void States_windows_and_tombstones_go_by_what_a_key_says() => CrashEverywhere.Run<OrdersJob>(static test =>
    {
        test.Send<Order>("""{"id":1}""", """{"atMs":1}""", partition: 0);
        test.Send<Order>("""{ "id": 1 }""", """{"atMs":2}""", partition: 0);
        test.Send<Order>("""{"id":2}""", """{"atMs":3}""", partition: 0);
        test.Send<Order>("""{"\u0069d":2}""", value: null, partition: 0);
        test.Send<Order>("""{"id":2}""", """{"atMs":2000}""", partition: 0);
        IReadOnlyList<OutputRecord> versions = test.RawOutputs<OrderVersion>();
        Assert.Equal([1, 1, 2, 2, 2], versions.Select(static version => version.Key![11] - '0'));
        Assert.Equal("""{"orderId":1,"kind":"order"}""", versions[0].Key);
        Assert.Equal([false, false, false, true, false], versions.Select(static version => version.Value == null));
        Assert.Equal([1, 2, 1, 1], test.Outputs<OrderVersion>().Select(static version => version.Version));
        Assert.Equal([(1, 2), (2, 1)], test.Outputs<OrderRate>().Select(static rate => (rate.Key.Id, rate.Changes)));
        Assert.Equal([0x91, 1], test.RawOutputs<OrderRate>()[0].KeyBytes!);
        Assert.Equal(2, test.State<OrderChanges>(new OrderKey(1), name: nameof(OrderChanges))!.Value.Count);
    });

    [Fact]
    public void What_a_sink_writes_is_read_by_what_it_says()
    {
        using JobTest<OrdersJob> test = new();
        test.Send(new Order(new(7), AtMs: 0));
        test.Send<Order>(""" {"id":7} """, """{"atMs":1}""");
        Assert.Equal([1, 2], test.Outputs<OrderVersion>().Select(static version => version.Version));
    }

    [Fact]
    public void Two_forms_of_a_key_in_two_partitions_have_a_state_each()
    {
        using JobTest<OrdersJob> test = new(new() { Partitions = 2 });
        test.Send<Order>("""{"id":1}""", """{"atMs":1}""", partition: 0);
        test.Send<Order>("""{ "id": 1 }""", """{"atMs":2}""", partition: 1);
        Assert.Equal([1, 1], test.Outputs<OrderVersion>().Select(static version => version.Version));
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "key.id: expected an integer")]
    [InlineData("1", "key: expected an object, found 1")]
    public void Another_key_stops_the_job(string key, string words)
    {
        using JobTest<OrdersJob> test = new();
        test.Send<Order>(key, """{"atMs":1}""");
        JobFailedException error = Assert.Throws<JobFailedException>(() => test.RawOutputs<OrderVersion>());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
