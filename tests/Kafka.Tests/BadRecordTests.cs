using Millrace.Brokers;
using Millrace.Kafka.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>A record that is no flight stops the job in words; nothing passes it until somebody says so.</summary>
public sealed class BadRecordTests(SharedBroker broker)
{
    private const int GoodBefore = 300;
    private const string Origin = "SFO";
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string?, string, string> BadValues => new()
    {
        { "not JSON", "flight?", "$", "" },
        { "cut off", """{"date":"2001/01/01 00:47","delay":6""", "$", "" },
        {
            "no delay", """{"date":"2001/01/01 00:47","distance":1750,"origin":"SFO","destination":"LAS"}""",
            "$.delay", "missing"
        },
        {
            "delay is text",
            """{"date":"2001/01/01 00:47","delay":"66","distance":1750,"origin":"SFO","destination":"LAS"}""",
            "$.delay", "66"
        },
        {
            "another date format",
            """{"date":"01.01.2001 00:47","delay":66,"distance":1750,"origin":"SFO","destination":"LAS"}""",
            "$.date", "01.01.2001"
        },
        { "tombstone", null, "$", "null" },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public async Task The_job_stops_and_goes_on_when_told(string what, string? value, string path, string reason)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(what);
        using JobTopics topics = new(broker.BootstrapServers);
        await topics.CreateAsync();
        int partition = Reference.Murmur2.PartitionOf(Origin, JobTopics.Partitions);
        string[] before = [.. Expected.Disordered.Take(GoodBefore)];
        long badOffset = before.Count(line => PartitionOf(line) == partition);
        topics.Load(before);
        topics.Write([(partition, Origin, value)]);
        topics.Load(Expected.Disordered.Skip(GoodBefore));

        string log = await StopsAtAsync(topics, $"{topics.Flights}[{partition}]", badOffset, [path, reason]);

        long committed = (await topics.CommittedAsync()).GetValueOrDefault(partition, 0);
        Assert.Equal(badOffset, committed);
        await topics.ResetAsync(partition, badOffset + 1, log);
        await GoesOnAsync(topics);
        Expected.Equal(Expected.OfDisordered, topics.ReadOutcome());
    }

    /// <returns>The log.</returns>
    private static async Task<string> StopsAtAsync(JobTopics topics, string partition, long offset, string[] words)
    {
        await using JobProcess sample = Start(topics, topics.Settings);
        await sample.FailAsync(_deadline);
        sample.MustLog([partition, $"{offset}", .. words]);
        return sample.Log;
    }

    private static async Task GoesOnAsync(JobTopics topics)
    {
        Dictionary<string, string> settings = new(topics.Settings)
        {
            ["Jobs:airport-delays:OnOffsetConflict"] = "UseGroup",
        };
        await using JobProcess sample = Start(topics, settings);
        await sample.SucceedAsync(_deadline);
    }

    private static int PartitionOf(string line) =>
        Reference.Murmur2.PartitionOf(Reference.Flight.Parse(line).Origin, JobTopics.Partitions);

    private static JobProcess Start(JobTopics topics, Dictionary<string, string> settings) =>
        Sample.Start(["--bootstrap-servers", topics.BootstrapServers], settings);
}
