namespace Flights;

/// <summary>The command line, read.</summary>
internal sealed record Switches
{
    public const string Usage = """
        Mean departure delays by airport and day, over 20,000 flights of 2001.

        usage: AirportDelays [--bootstrap-servers HOST:PORT [--load]] [--follow] [--json]

          --bootstrap-servers HOST:PORT   the Kafka cluster to use; without it the sample starts librdkafka's in-process
                                          broker, loads the flights and runs over them
          --load                          write the 20,000 flights to the topic 'flights' first
          --follow                        go on with new flights until stopped (Ctrl+C or SIGTERM)
          --json                          print results and late flights as JSON lines instead of the table
          --Millrace:KEY=VALUE            any setting of Millrace, for example
                                          --Millrace:Jobs:airport-delays:CheckpointInterval=100ms
          --help                          this text
        """;

    public string? BootstrapServers { get; private init; }

    public bool Load { get; private init; }

    public bool Follow { get; private init; }

    public bool Json { get; private init; }

    public bool Help { get; private init; }

    /// <summary>What goes to the host's configuration as it is.</summary>
    public IReadOnlyList<string> Settings { get; private init; } = [];

    /// <exception cref="FormatException">A switch is unknown or lacks its value, in words for the user.</exception>
    public static Switches Parse(IReadOnlyList<string> arguments)
    {
        Switches switches = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            switches = arguments[i] switch
            {
                "--bootstrap-servers" when i + 1 == arguments.Count =>
                    throw new FormatException("--bootstrap-servers needs a value: HOST:PORT"),
                "--bootstrap-servers" => switches with { BootstrapServers = arguments[++i] },
                "--load" => switches with { Load = true },
                "--follow" => switches with { Follow = true },
                "--json" => switches with { Json = true },
                "--help" or "-h" => switches with { Help = true },
                var setting when IsSetting(setting) => switches with { Settings = [.. switches.Settings, setting] },
                var unknown => throw new FormatException($"unknown switch '{unknown}'; --help lists them"),
            };
        }
        return switches;
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--Millrace:", StringComparison.OrdinalIgnoreCase) && argument.Contains('=');
}
