using System.CommandLine;
using Millrace.Benchmarks.CommandLines;

namespace Millrace.Benchmarks.Recovery;

/// <summary>The switches of the program.</summary>
internal sealed class CommandLine
{
    public const string Restores = "restore";
    public const string Kills = "kill";
    public const string TakeOvers = "take-over";
    public const string Pauses = "pause";
    public const string Many = "transactions";

    private readonly Option<string?> _kafka = BenchmarkOptions.Kafka();
    private readonly Option<string?> _bootstrapServers = BenchmarkOptions.BootstrapServers();
    private readonly Option<FileInfo?> _out = BenchmarkOptions.Out();
    private readonly Option<bool> _quick = BenchmarkOptions.Quick("one round of 100,000 keys, 10 s, 2,000 commits");
    private readonly Option<string> _what =
        BenchmarkOptions.List("--what", string.Join(',', All), "measurements", static word => All.Contains(word));
    private readonly Option<int> _keys = BenchmarkOptions.Number("--keys", 1_000_000, "how many keys the state has");
    private readonly Option<int> _rounds = BenchmarkOptions.Number("--rounds", 3, "how often each is measured");
    private readonly Option<int> _seconds = BenchmarkOptions.Number("--seconds", 60, "how long pauses are noted");
    private readonly Option<int> _transactions =
        BenchmarkOptions.Number("--transactions", 20_000, "how many commits are watched for growth");
    private readonly Option<int> _lanes = BenchmarkOptions.Number("--lanes", 4, "lanes that make those commits");

    public CommandLine() => Root = new("Says how fast a job is back: restores, restarts, take-overs, checkpoints.")
    {
        _kafka, _bootstrapServers, _what, _keys, _rounds, _seconds, _transactions, _lanes, _quick, _out,
    };

    /// <summary>Everything that can be measured.</summary>
    public static IReadOnlyList<string> All { get; } = [Restores, Kills, TakeOvers, Pauses, Many];

    public RootCommand Root { get; }

    public Settings Read(ParseResult parsed)
    {
        bool isQuick = parsed.GetValue(_quick);
        return new()
        {
            BootstrapServers = parsed.GetValue(_bootstrapServers),
            KafkaFolder = parsed.GetValue(_kafka),
            What = parsed.GetRequiredValue(_what).Split(','),
            Keys = parsed.NumberOf(_keys, isQuick, 100_000),
            Rounds = parsed.NumberOf(_rounds, isQuick, 1),
            Seconds = parsed.NumberOf(_seconds, isQuick, 10),
            Transactions = parsed.NumberOf(_transactions, isQuick, 2_000),
            Lanes = parsed.GetValue(_lanes),
            Out = parsed.GetValue(_out),
        };
    }
}
