using System.CommandLine;
using Millrace.Benchmarks.CommandLines;

namespace Millrace.Benchmarks.Compare;

/// <summary>The switches of the program.</summary>
internal sealed class CommandLine
{
    private const int QuickRecords = 500_000;
    private readonly Option<string?> _kafka = BenchmarkOptions.Kafka();
    private readonly Option<string?> _bootstrapServers = BenchmarkOptions.BootstrapServers();
    private readonly Option<FileInfo?> _out = BenchmarkOptions.Out();
    private readonly Option<bool> _quick = BenchmarkOptions.Quick("one round of 500,000 records");
    private readonly Option<int> _records = BenchmarkOptions.Number("--records", 5_000_000, "records of the topic");
    private readonly Option<int> _rounds = BenchmarkOptions.Number("--rounds", 5, "how often each engine runs");

    private readonly Option<int> _lanes = BenchmarkOptions.Number(
        "--lanes", Math.Max(1, Environment.ProcessorCount / 2), "lanes of Millrace; one per two cores by default");

    private readonly Option<int> _threads = BenchmarkOptions.Number(
        "--threads", Environment.ProcessorCount, "threads of Kafka Streams");

    private readonly Option<string> _queries = BenchmarkOptions.List(
        "--queries", "q0,count,window", "queries", static name => Query.All.Any(query => query.Name == name));

    private readonly Option<string> _partitions = BenchmarkOptions.Numbers(
        "--partitions", "4,64", "numbers of partitions for --scaling");

    private readonly Option<int> _longRecords = BenchmarkOptions.Number(
        "--long-records", 50_000_000, "records of the long run of --scaling");

    private readonly Option<string?> _peers = new("--peers")
    {
        Description = "the folder of what Millrace is compared with: run.sh with gen, plain and streams",
    };

    private readonly Option<bool> _scaling = new("--scaling")
    {
        Description = "Millrace alone, over several numbers of partitions, lanes and keys and sizes of records",
    };

    public CommandLine() => Root = new("Runs the same queries on Millrace, a hand-written loop and Kafka Streams.")
    {
        _kafka, _bootstrapServers, _peers, _records, _rounds, _lanes, _threads, _queries, _quick, _scaling, _partitions,
        _longRecords, _out,
    };

    public RootCommand Root { get; }

    public Settings Read(ParseResult parsed)
    {
        bool isQuick = parsed.GetValue(_quick);
        string[] queries = parsed.GetRequiredValue(_queries).Split(',');
        return new()
        {
            BootstrapServers = parsed.GetValue(_bootstrapServers),
            KafkaFolder = parsed.GetValue(_kafka),
            PeersFolder = parsed.GetValue(_peers),
            Records = parsed.NumberOf(_records, isQuick, QuickRecords),
            Rounds = parsed.NumberOf(_rounds, isQuick, 1),
            Lanes = parsed.GetValue(_lanes),
            Threads = parsed.GetValue(_threads),
            Queries = [.. Query.All.Where(query => queries.Contains(query.Name))],
            IsScaling = parsed.GetValue(_scaling),
            Partitions = parsed.NumbersOf(_partitions),
            LongRecords = parsed.NumberOf(_longRecords, isQuick, QuickRecords),
            Out = parsed.GetValue(_out),
        };
    }
}
