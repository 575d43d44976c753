using System.Diagnostics;

namespace Millrace.Brokers;

/// <summary>
/// Real brokers on the loopback interface, started by the script that stands beside the repository; nodes count from 1.
/// </summary>
internal sealed class KafkaCluster : IAsyncDisposable
{
    private const string Answer = "BOOTSTRAP=";
    private static readonly string _script = Path.Combine(Build.Root, "../shared/kafka/kafka-broker");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-kafka-");

    private KafkaCluster()
    {
    }

    /// <summary>Why no broker can be started here; null when one can.</summary>
    public static string? Obstacle =>
        !File.Exists(_script) ? "../shared/kafka/kafka-broker is not there"
        : !IsOnPath("java") ? "java is not on the PATH"
        : null;

    public string BootstrapServers { get; private set; } = "";

    /// <summary>Starts brokers and waits until they answer.</summary>
    /// <param name="version">One of the versions that the script has.</param>
    /// <param name="brokers">How many; three replicate everything three times, with two in sync at least.</param>
    /// <param name="properties">Properties of the brokers, <c>key=value</c>.</param>
    public static async Task<KafkaCluster> StartAsync(
        string version = "4.3.1", int brokers = 1, params IEnumerable<string> properties)
    {
        KafkaCluster cluster = new();
        string output = await cluster.RunAsync("start",
        [
            "--version", version, "--brokers", $"{brokers}",
            .. properties.SelectMany(property => new[] { "--set", property }),
        ]);
        cluster.BootstrapServers = output.Split('\n').Single(line => line.StartsWith(Answer))[Answer.Length..];
        return cluster;
    }

    /// <summary>Ends a broker at once (SIGKILL).</summary>
    public Task KillAsync(int node) => RunAsync("kill", $"{node}");

    /// <summary>
    /// Starts a broker again on its old data, and waits until it listens. One that does not within the script's time,
    /// as on a machine that is busy with much else, is killed and gets a second chance.
    /// </summary>
    public async Task UpAsync(int node)
    {
        try
        {
            await RunAsync("up", $"{node}");
        }
        catch (InvalidOperationException)
        {
            await KillAsync(node);
            await RunAsync("up", $"{node}");
        }
    }

    /// <summary>From now on a broker answers nothing, and its connections stay (SIGSTOP).</summary>
    public Task PauseAsync(int node) => RunAsync("pause", $"{node}");

    /// <summary>A paused broker goes on (SIGCONT).</summary>
    public Task ResumeAsync(int node) => RunAsync("resume", $"{node}");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop");
        _folder.Delete(recursive: true);
    }

    private async Task<string> RunAsync(string command, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(_script, [command, _folder.FullName, .. arguments])
        {
            RedirectStandardOutput = true,
            Environment = { ["KAFKA_HEAP"] = "320m" },
        })!;
        // The brokers inherit the script's standard error; only its output ends with it.
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"kafka-broker {command} {_folder.FullName} failed: {output}");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
