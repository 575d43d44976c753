using System.Diagnostics;
using Confluent.Kafka;
using Millrace.Runtime.Health;
using Millrace.Runtime.Kafka.Readers;
using Millrace.Runtime.Kafka.Writers;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>
/// Brokers that keep their connections and answer nothing: every blocking call comes back, and is named meanwhile.
/// </summary>
public sealed class FrozenBrokerTests
{
    /// <summary>No call may take longer; a watchdog calls it hung before.</summary>
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(2);

    private readonly ClientCalls _calls = new(TimeProvider.System);

    [Fact]
    public async Task Every_call_returns_and_is_named_meanwhile()
    {
        await using var broker = await FreezableBroker.StartAsync();
        var topic = await broker.CreateTopicAsync(2);
        var options = TestClient.Options(broker.Bootstrap) with { Calls = _calls };
        KafkaReader reader = new(options, Guid.NewGuid().ToString());
        RecordingLane lane = new();
        reader.Subscribe([topic], lane);
        lane.PollUntil(reader, () => lane.Owned.Count == 2);
        KafkaWriter writer = new(options, Guid.NewGuid().ToString());
        writer.Initialize(_deadline);
        writer.Begin();
        var offsets = new[] { new TopicPartitionOffset(topic, 0, 0) };
        var member = reader.CurrentMember()!;

        await broker.FreezeAsync();

        await ReturnsAsync("SendOffsetsToTransaction", () => writer.SendOffsets(offsets, member, _short));
        await ReturnsAsync("QueryWatermarkOffsets", () => reader.QueryOffsets(new(topic, 0), _short));
        await ReturnsAsync("Commit", () => reader.Commit(offsets));
        await ReturnsAsync("Close", reader.Close);
        await ReturnsAsync("AbortTransaction", () => writer.Abort(_short));
        await ReturnsAsync("Dispose", writer.Dispose);
    }

    /// <summary>Runs the call as a lane would, with an eye on it as a watchdog has.</summary>
    private async Task ReturnsAsync(string name, Action call)
    {
        var clock = Stopwatch.StartNew();
        var running = Task.Factory.StartNew(call, TaskCreationOptions.LongRunning);
        var named = false;
        while (!running.IsCompleted && clock.Elapsed < _deadline)
        {
            named |= _calls.Current?.Name == name;
            await Task.WhenAny(running, Task.Delay(5, TestContext.Current.CancellationToken));
        }
        TestContext.Current.SendDiagnosticMessage($"{name}: {clock.Elapsed.TotalSeconds:F1} s");
        Assert.True(running.IsCompleted, $"{name} has not returned for {_deadline.TotalSeconds} s");
        if (clock.Elapsed > TimeSpan.FromSeconds(1)) Assert.True(named, $"{name} was not named");
        _ = running.Exception; // The brokers are silent: what the call throws is as good as an answer.
    }
}
