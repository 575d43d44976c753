namespace Millrace.Benchmarks.Recovery;

/// <summary>The command line, read.</summary>
internal sealed record Settings
{
    public string? BootstrapServers { get; init; }

    public string? KafkaFolder { get; init; }

    /// <summary>What is measured, by the names of <see cref="CommandLine.All"/>.</summary>
    public required IReadOnlyList<string> What { get; init; }

    public required int Keys { get; init; }

    public required int Rounds { get; init; }

    /// <summary>How long pauses are noted.</summary>
    public required int Seconds { get; init; }

    public required int Transactions { get; init; }

    /// <summary>Lanes, and partitions, of the run of many transactions.</summary>
    public required int Lanes { get; init; }

    public FileInfo? Out { get; init; }

    /// <summary>The command that gives the same report, with folders by what they hold.</summary>
    public string Command
    {
        get
        {
            string where = BootstrapServers is null ? "--kafka KAFKA" : "--bootstrap-servers HOST:PORT";
            string many = What.Contains(CommandLine.Many) ? $" --transactions {Transactions} --lanes {Lanes}" : "";
            string pauses = What.Contains(CommandLine.Pauses) ? $" --seconds {Seconds}" : "";
            return $"Recovery {where} --what {string.Join(',', What)} --keys {Keys} --rounds {Rounds}{pauses}{many}";
        }
    }
}
