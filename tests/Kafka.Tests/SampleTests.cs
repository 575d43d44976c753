using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;
using Reference;

namespace Millrace.Kafka;

/// <summary>The sample as a user runs it: its results are those of the independent computation.</summary>
public sealed class SampleTests(SharedBroker broker)
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(SampleBinary.Built)]
    [InlineData(SampleBinary.Aot)]
    public async Task The_embedded_run_writes_the_reference(SampleBinary binary)
    {
        await using JobProcess sample = Sample.Start(["--json"], binary: Sample.PathOf(binary));

        await sample.SucceedAsync(_deadline);

        Expected.Equal(Expected.InOrder, OutcomeOf(sample.Output));
    }

    [Fact]
    public async Task The_report_shows_what_people_look_for()
    {
        await using JobProcess sample = Sample.Start([]);

        await sample.SucceedAsync(_deadline);

        Assert.Contains("Busiest day", sample.Output);
        Assert.Contains("Late flights", sample.Output);
        Assert.Contains($"{Expected.InOrder.Delays.Count:N0} airport days", sample.Output);
        Assert.Contains("at least once, because it has no working transactions", sample.Output);
    }

    [Theory]
    [InlineData(SampleBinary.Built)]
    [InlineData(SampleBinary.Aot)]
    public async Task One_process_loads_and_writes_the_reference(SampleBinary binary)
    {
        string path = Sample.PathOf(binary);
        using JobTopics topics = new(broker.BootstrapServers);
        await using JobProcess sample = Sample.Start(
            ["--bootstrap-servers", broker.BootstrapServers, "--load"], topics.Settings, path);

        await sample.SucceedAsync(_deadline);

        Expected.Equal(Expected.InOrder, topics.ReadOutcome());
    }

    [Fact]
    public async Task Three_processes_share_the_work()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered);
        string[] switches = ["--bootstrap-servers", broker.BootstrapServers];
        await using JobProcess first = Sample.Start(switches, topics.Settings);
        await using JobProcess second = Sample.Start(switches, topics.Settings);
        await using JobProcess third = Sample.Start(switches, topics.Settings);

        await first.SucceedAsync(_deadline);
        await second.SucceedAsync(_deadline);
        await third.SucceedAsync(_deadline);

        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    [Fact]
    public async Task Started_again_after_its_end_it_writes_nothing_twice()
    {
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        topics.Load(Expected.Disordered);
        for (int run = 0; run < 2; run++)
        {
            await using JobProcess sample = Sample.Start(
                ["--bootstrap-servers", broker.BootstrapServers], topics.Settings);

            await sample.SucceedAsync(_deadline);

            Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
        }
    }

    private static Outcome OutcomeOf(string jsonLines)
    {
        ILookup<bool, string> lines = jsonLines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(line => line.StartsWith("{\"airport\"", StringComparison.Ordinal));
        return new([.. lines[true].Select(AirportDelay.Parse)], [.. lines[false].Select(Flight.Parse)]);
    }
}
