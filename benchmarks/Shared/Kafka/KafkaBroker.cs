using System.Diagnostics;

namespace Millrace.Benchmarks.Kafka;

/// <summary>
/// The cluster that a benchmark runs on: one named by the user, or a broker of its own, started by a launcher script
/// with the commands <c>start FOLDER</c> (which answers <c>BOOTSTRAP=HOST:PORT</c>) and <c>stop FOLDER</c>.
/// </summary>
public sealed class KafkaBroker : IAsyncDisposable
{
    private const string Script = "kafka-broker";
    private const string Answer = "BOOTSTRAP=";
    private readonly string? _launcher;
    private readonly DirectoryInfo? _folder;

    private KafkaBroker(string bootstrapServers) => Topics = new(bootstrapServers);

    private KafkaBroker(string launcher, DirectoryInfo folder, string bootstrapServers) : this(bootstrapServers)
    {
        (_launcher, _folder) = (launcher, folder);
        string version = Path.Combine(folder.FullName, "version");
        if (File.Exists(version)) Version = File.ReadAllText(version).Trim();
    }

    /// <summary>This benchmark's topics on it.</summary>
    public BenchmarkTopics Topics { get; }

    /// <summary>The version of Kafka, as far as it is known.</summary>
    public string Version { get; } = "of a version that was not asked for";

    /// <summary>Uses a cluster, or starts a broker when none is named.</summary>
    /// <param name="bootstrapServers">A cluster that runs already; null to start a broker.</param>
    /// <param name="launcherFolder">The folder of the launcher script; needed when no cluster is named.</param>
    /// <exception cref="BenchmarkException">Neither can be had; the message says what is missing.</exception>
    public static async Task<KafkaBroker> OpenAsync(string? bootstrapServers, string? launcherFolder)
    {
        if (bootstrapServers is not null) return new(bootstrapServers);
        if (launcherFolder is null)
        {
            throw new BenchmarkException(
                $"Name a cluster (--bootstrap-servers HOST:PORT) or the folder of a '{Script}' script (--kafka DIR).");
        }
        string script = Path.Combine(launcherFolder, Script);
        Prerequisites.RequireFile(script, "--kafka names the folder of the script that starts brokers");
        Prerequisites.RequireProgram("java", "the broker needs Java 17 or newer");
        return await StartAsync(script);
    }

    /// <summary>Stops the broker and deletes its files; from a named cluster, the topics are deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        using (Topics)
        {
            if (_launcher is null) await CleanUpAsync();
        }
        if (_launcher is null) return;
        await RunAsync(_launcher, "stop", _folder!.FullName);
        _folder.Delete(recursive: true);
    }

    /// <summary>What cannot be deleted is told, but must not hide what made the benchmark end.</summary>
    private async Task CleanUpAsync()
    {
        try
        {
            await Topics.DeleteAllAsync();
        }
        catch (BenchmarkException failure)
        {
            Progress.Say(failure.Message);
        }
    }

    private static async Task<KafkaBroker> StartAsync(string script)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("millrace-benchmark-");
        // Files of deleted topics go at once: a run deletes some GiB, and the next one writes as many.
        string output = await RunAsync(script, "start", folder.FullName, "--set", "log.segment.delete.delay.ms=1000");
        string line = output.Split('\n').Single(static line => line.StartsWith(Answer, StringComparison.Ordinal));
        return new(script, folder, line[Answer.Length..]);
    }

    private static async Task<string> RunAsync(string launcher, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(launcher, arguments)
        {
            RedirectStandardOutput = true,
        })!;
        // The brokers inherit the script's standard error; only its output ends with it.
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new BenchmarkException(
                $"'{launcher} {string.Join(' ', arguments)}' failed with exit code {process.ExitCode}: {output}");
    }
}
