using System.Diagnostics;
using System.Globalization;
using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>
/// The sample killed (SIGKILL) at random moments and started again each time: nothing twice, nothing missing. Bounded
/// runs are short, so as many of them are done, each over fresh topics, as it takes to have all kills.
/// <c>MILLRACE_TEST_SEED</c> and <c>MILLRACE_TEST_KILLS</c> change what is done.
/// </summary>
public sealed class KillTests(SharedBroker broker, ITestOutputHelper output)
{
    /// <summary>A lane that stalls while joining begins again after 30 s; the deadline leaves room for that.</summary>
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData(SampleBinary.Built)]
    [InlineData(SampleBinary.Aot)]
    public async Task Killed_at_random_moments_it_writes_the_reference(SampleBinary binary)
    {
        string path = Sample.PathOf(binary);
        int seed = Setting("MILLRACE_TEST_SEED", Random.Shared.Next());
        int killsWanted = Setting("MILLRACE_TEST_KILLS", 20);
        output.WriteLine($"MILLRACE_TEST_SEED={seed} MILLRACE_TEST_KILLS={killsWanted}");
        Random random = new(seed);
        TimeSpan wholeRun = await RunAsync(path, async sample => await sample.SucceedAsync(_deadline));
        for (int kills = 0, run = 1; kills < killsWanted; run++)
        {
            int before = kills;
            await RunAsync(path, async sample =>
            {
                if (kills < killsWanted && await KillAsync(sample, random, wholeRun)) kills++;
                else await sample.SucceedAsync(_deadline);
            });
            output.WriteLine($"run {run}: killed {kills - before} times, then ended by itself with the reference");
        }
    }

    /// <summary>One bounded run over fresh topics: started again until it ends by itself, then checked.</summary>
    /// <returns>How long the last process lived.</returns>
    private async Task<TimeSpan> RunAsync(string path, Func<JobProcess, Task> treat)
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered);
        Dictionary<string, string> settings = new(topics.Settings)
        {
            ["InstanceId"] = "only", // the same transactions come back, so that a restart need not wait for a time-out
            ["Jobs:airport-delays:CheckpointInterval"] = "20ms",
        };
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            await using JobProcess sample = Sample.Start(
                ["--bootstrap-servers", broker.BootstrapServers], settings, path);
            await treat(sample);
            if (!sample.EndedByItself) continue;
            TimeSpan lived = Stopwatch.GetElapsedTime(start);
            Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
            return lived;
        }
    }

    /// <summary>
    /// Kills at a moment of the whole life, or of what follows the first assignment, where the work is done.
    /// </summary>
    /// <returns>False when the process had ended by itself before.</returns>
    private static async Task<bool> KillAsync(JobProcess sample, Random random, TimeSpan wholeRun)
    {
        bool atWork = random.Next(2) == 0;
        TimeSpan moment = (atWork ? wholeRun / 2 : wholeRun) * random.NextDouble();
        if (atWork) await sample.LogsAsync(" reads ", _deadline);
        return !await sample.EndsWithinAsync(moment) && await sample.KillAsync();
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
