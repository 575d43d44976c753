using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>SIGTERM: the last checkpoint, out of the group, exit 0.</summary>
public sealed class StopTests(SharedBroker broker)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_stopped_run_leaves_the_group_and_goes_on_later()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered.Take(5_000));
        Dictionary<string, string> settings = topics.Settings;
        string[] switches = ["--bootstrap-servers", broker.BootstrapServers];
        string log;
        await using (JobProcess sample = Sample.Start([.. switches, "--follow"], settings))
        {
            await Eventually.TrueAsync("all flights are committed", _deadline,
                async () => (await topics.CommittedAsync()).Values.Sum() >= 5_000, () => sample.Log);
            topics.Load(Expected.Disordered.Skip(5_000));

            await sample.TerminateAsync();

            await sample.SucceedAsync(TimeSpan.FromSeconds(10));
            log = sample.Log;
        }
        await topics.WaitUntilLeftAsync(log);

        await using JobProcess next = Sample.Start(switches, settings);
        await next.SucceedAsync(_deadline);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    /// <summary>Nothing is left to read then, and the group's offsets look like those of a finished run.</summary>
    [Fact]
    public async Task A_bounded_run_closes_the_windows_that_a_stopped_one_left_open()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered);
        string[] switches = ["--bootstrap-servers", broker.BootstrapServers];
        string log;
        await using (JobProcess sample = Sample.Start([.. switches, "--follow"], topics.Settings))
        {
            await Eventually.TrueAsync("all flights are committed", _deadline,
                async () => (await topics.CommittedAsync()).Values.Sum() == Expected.Disordered.Count,
                () => sample.Log);
            await sample.TerminateAsync();
            await sample.SucceedAsync(TimeSpan.FromSeconds(10));
            log = sample.Log;
        }
        await topics.WaitUntilLeftAsync(log);

        await using JobProcess next = Sample.Start(switches, topics.Settings);
        await next.SucceedAsync(_deadline);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }
}
