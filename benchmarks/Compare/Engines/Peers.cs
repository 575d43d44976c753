using System.Globalization;
using System.Text.Json;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>What Millrace is compared with, and the data for all: verbs of one script.</summary>
internal sealed class Peers
{
    private const int EventsOfRound = 50;
    private const int BidsFrom = 4;
    private const int BidsOfRound = EventsOfRound - BidsFrom;
    private readonly string _script;
    private readonly int _streamsThreads;

    /// <exception cref="BenchmarkException">Something that is needed is not there.</exception>
    public Peers(string? folder, int streamsThreads)
    {
        _streamsThreads = streamsThreads;
        if (folder is null)
            throw new BenchmarkException("Name the folder of the engines to compare with: --peers DIR.");
        _script = Path.Combine(folder, "run.sh");
        Prerequisites.RequireFile(_script, "--peers names the folder of run.sh, which runs the other engines");
        Prerequisites.RequireProgram("java", "Kafka Streams and the generator of the data need Java 17");
    }

    /// <summary>
    /// Confluent.Kafka and System.Text.Json, as one writes it by hand, with the fetcher's stalls tuned away.
    /// </summary>
    public Engine Loop => new()
    {
        Name = "hand-written loop",
        File = _script,
        Verb = ["plain"],
        Threads = 1,
        Environment = new Dictionary<string, string>(BuildEnvironment.Variables)
        {
            ["CONSUMER_SET"] = "fetch.queue.backoff.ms=5",
        },
    };

    public Engine KafkaStreams => new()
    {
        Name = "Kafka Streams",
        File = _script,
        Verb = ["streams"],
        Threads = _streamsThreads,
    };

    /// <summary>Writes <c>PREFIX-bids</c> with exactly so many records, and the other topics of the data.</summary>
    public async Task GenerateAsync(
        string bootstrapServers, string prefix, long records, int partitions, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "gen", bootstrapServers, prefix, EventsFor(records).ToString(CultureInfo.InvariantCulture),
            partitions.ToString(CultureInfo.InvariantCulture),
        ];
        string line = await RunningProgram.RunAsync(new("generator", _script, arguments)
        {
            TimeLimit = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(records / 20_000.0),
        }, cancellation);
        using JsonDocument written = JsonDocument.Parse(line);
        long bids = written.RootElement.GetProperty("bids").GetInt64();
        if (bids == records) return;
        throw new BenchmarkException($"The generator wrote {bids} bids, not {records}: its proportions have changed.");
    }

    /// <summary>Of fifty events one is a person, three are auctions and the other 46 bids, in that order.</summary>
    internal static long EventsFor(long bids)
    {
        (long rounds, long rest) = Math.DivRem(bids, BidsOfRound);
        return rounds * EventsOfRound + (rest == 0 ? 0 : BidsFrom + rest);
    }
}
