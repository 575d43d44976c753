using System.Diagnostics;

namespace Millrace.Kafka.Brokers;

/// <summary>Real brokers on the loopback interface, started by the script that stands beside the repository.</summary>
internal sealed class BrokerLauncher : IAsyncDisposable
{
    private static readonly string _script = Path.Combine(BuiltPaths.Root, "../shared/kafka/kafka-broker");
    private const string Answer = "BOOTSTRAP=";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-kafka-");

    private BrokerLauncher()
    {
    }

    /// <summary>Why no broker can be started here; null when one can.</summary>
    public static string? Obstacle =>
        !File.Exists(_script) ? "../shared/kafka/kafka-broker is not there"
        : !IsOnPath("java") ? "java is not on the PATH"
        : null;

    public string BootstrapServers { get; private set; } = "";

    public static async Task<BrokerLauncher> StartAsync(string version)
    {
        BrokerLauncher launcher = new();
        string output = await RunAsync("start", launcher._folder.FullName,
            "--version", version, "--set", $"num.partitions={JobTopics.Partitions}");
        launcher.BootstrapServers = output.Split('\n').Single(line => line.StartsWith(Answer))[Answer.Length..];
        return launcher;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(_script, arguments)
        {
            RedirectStandardOutput = true,
        })!;
        // The brokers inherit the script's standard error; only its output ends with it.
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"kafka-broker {string.Join(' ', arguments)} failed: {output}");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
