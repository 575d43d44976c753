namespace Millrace.Benchmarks.Latency;

/// <summary>The command line, read.</summary>
internal sealed record Settings
{
    public string? BootstrapServers { get; init; }

    public string? KafkaFolder { get; init; }

    public required IReadOnlyList<int> Rates { get; init; }

    public required int Rounds { get; init; }

    public required int WarmUpSeconds { get; init; }

    public required int Seconds { get; init; }

    /// <summary>Of the writer and, unless its own settings say otherwise, of the job.</summary>
    public required int LingerMs { get; init; }

    /// <summary>What goes to the job's configuration as it is.</summary>
    public required IReadOnlyList<string> JobSettings { get; init; }

    public FileInfo? Out { get; init; }

    /// <summary>The command that gives the same report, with folders by what they hold.</summary>
    public string Command
    {
        get
        {
            string where = BootstrapServers is null ? "--kafka KAFKA" : "--bootstrap-servers HOST:PORT";
            string load = $"--rates {string.Join(',', Rates)} --seconds {Seconds} --warm-up {WarmUpSeconds}";
            string job = $"--rounds {Rounds} --linger {LingerMs} {string.Join(' ', JobSettings)}";
            return $"Latency {where} {load} {job}".TrimEnd();
        }
    }
}
