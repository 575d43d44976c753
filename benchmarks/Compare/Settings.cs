namespace Millrace.Benchmarks.Compare;

/// <summary>The command line, read.</summary>
internal sealed record Settings
{
    public string? BootstrapServers { get; init; }

    public string? KafkaFolder { get; init; }

    /// <summary>The folder of what Millrace is compared with.</summary>
    public string? PeersFolder { get; init; }

    public required long Records { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Lanes of Millrace.</summary>
    public required int Lanes { get; init; }

    /// <summary>Threads of Kafka Streams.</summary>
    public required int Threads { get; init; }

    public required IReadOnlyList<Query> Queries { get; init; }

    /// <summary>Whether Millrace alone is measured, over topics of several shapes.</summary>
    public required bool IsScaling { get; init; }

    public required IReadOnlyList<int> Partitions { get; init; }

    public required long LongRecords { get; init; }

    public FileInfo? Out { get; init; }

    /// <summary>The command that gives the same report, with folders by what they hold.</summary>
    public string Command
    {
        get
        {
            string where = BootstrapServers is null ? "--kafka KAFKA" : "--bootstrap-servers HOST:PORT";
            string what = IsScaling
                ? $"--scaling --partitions {string.Join(',', Partitions)} --long-records {LongRecords}"
                : $"--peers PEERS --threads {Threads} --queries "
                    + string.Join(',', Queries.Select(static query => query.Name));
            return $"dotnet run -c Release --project benchmarks/Compare -- {where} {what} --records {Records} "
                + $"--rounds {Rounds} --lanes {Lanes}";
        }
    }
}
