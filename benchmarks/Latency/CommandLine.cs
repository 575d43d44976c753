using System.CommandLine;
using Millrace.Benchmarks.CommandLines;

namespace Millrace.Benchmarks.Latency;

/// <summary>The switches of the program.</summary>
internal sealed class CommandLine
{
    private const int QuickSeconds = 5;
    private const string JobSetting = "--Millrace:";
    private readonly Option<string?> _kafka = BenchmarkOptions.Kafka();
    private readonly Option<string?> _bootstrapServers = BenchmarkOptions.BootstrapServers();
    private readonly Option<FileInfo?> _out = BenchmarkOptions.Out();
    private readonly Option<bool> _quick = BenchmarkOptions.Quick("one round of 5 s each");
    private readonly Option<string> _rates = BenchmarkOptions.Numbers("--rates", "20000,100000", "records a second");
    private readonly Option<int> _rounds = BenchmarkOptions.Number("--rounds", 3, "how often each variant runs");
    private readonly Option<int> _seconds = BenchmarkOptions.Number("--seconds", 30, "how long latencies are noted");
    private readonly Option<int> _linger = BenchmarkOptions.Number("--linger", 1, "linger.ms of writer and job");
    private readonly Option<int> _warmUp = BenchmarkOptions.Number("--warm-up", 10, "seconds of load before that");

    public CommandLine()
    {
        Root = new("Says how old records are when they have gone through a job, beside a bare producer and consumer. "
            + $"Any {JobSetting}KEY=VALUE goes to the job.")
        {
            _kafka, _bootstrapServers, _rates, _rounds, _seconds, _warmUp, _linger, _quick, _out,
        };
        Root.TreatUnmatchedTokensAsErrors = false; // the job's settings are among them; Read looks at each
    }

    public RootCommand Root { get; }

    /// <exception cref="BenchmarkException">There is something that is neither a switch nor a setting.</exception>
    public Settings Read(ParseResult parsed)
    {
        bool isQuick = parsed.GetValue(_quick);
        string? unknown = parsed.UnmatchedTokens.FirstOrDefault(static token => !IsJobSetting(token));
        if (unknown is not null) throw new BenchmarkException($"There is no switch '{unknown}'; --help lists them.");
        return new()
        {
            BootstrapServers = parsed.GetValue(_bootstrapServers),
            KafkaFolder = parsed.GetValue(_kafka),
            Rates = parsed.NumbersOf(_rates),
            Rounds = parsed.NumberOf(_rounds, isQuick, 1),
            WarmUpSeconds = parsed.NumberOf(_warmUp, isQuick, QuickSeconds),
            Seconds = parsed.NumberOf(_seconds, isQuick, QuickSeconds),
            LingerMs = parsed.GetValue(_linger),
            JobSettings = parsed.UnmatchedTokens,
            Out = parsed.GetValue(_out),
        };
    }

    private static bool IsJobSetting(string token) =>
        token.StartsWith(JobSetting, StringComparison.OrdinalIgnoreCase) && token.Contains('=');
}
