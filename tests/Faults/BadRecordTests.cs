using Confluent.Kafka;
using Millrace.Faults.Checking;
using Millrace.Faults.Running;

namespace Millrace.Faults;

/// <summary>
/// A record that the job cannot take, in the middle of the load: the job stops at it in words, with everything before
/// it committed and nothing behind it, and goes on when an operator has it skipped.
/// </summary>
public sealed class BadRecordTests(FaultCluster cluster)
{
    private const int TooLarge = 2_000_000;
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);
    private static readonly Order _order = new("account-1", 0, 1, new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public Task Poison() => StopsAndGoesOnAsync("not JSON"u8.ToArray(), "$");

    [Fact]
    public Task A_handler_that_throws() =>
        StopsAndGoesOnAsync(RecordJson.Write(_order with { Fails = true }), "order 0 cannot be handled");

    [Fact]
    public Task An_output_that_is_too_large() =>
        StopsAndGoesOnAsync(RecordJson.Write(_order with { Padding = TooLarge }), "message.max.bytes");

    private async Task StopsAndGoesOnAsync(byte[] bad, string reason)
    {
        await using FaultRun run = await FaultRun.StartAsync("a bad record", await cluster.BootstrapServersAsync());
        JobInstance job = run.StartJob(null);
        await run.RecoverAsync("the job begins");

        TopicPartitionOffset place = await run.Feeder.WriteBadAsync(bad);
        await job.FailAsync(_deadline, $"{place.Topic}[{place.Partition.Value}]", $"{place.Offset.Value}", reason);
        await run.DismissAsync(job);
        await run.Topics.WaitUntilLeftAsync();
        Assert.Equal(place.Offset.Value, (await run.Topics.CommittedAsync())[place.Partition]);

        await run.Topics.ResetAsync(place.Partition, place.Offset + 1);
        run.Skipped++;
        run.StartJob(null, ("Jobs:accounts:OnOffsetConflict", "UseGroup"));
        await run.RecoverAsync("the job goes on behind the record");
        await run.EndAsync();
    }
}
