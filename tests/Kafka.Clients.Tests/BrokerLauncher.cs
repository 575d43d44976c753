using System.Diagnostics;

namespace Millrace.Kafka.Clients.Tests;

/// <summary>
/// Starts and stops real brokers with the launcher that lies beside the repository, where there is one.
/// </summary>
internal static class BrokerLauncher
{
    private const string Absent =
        "needs a real Kafka broker: set MILLRACE_TEST_BOOTSTRAP, or provide ../shared/kafka/kafka-broker";

    /// <summary>Why tests with a real broker cannot run; null where they can.</summary>
    public static string? WhyNot { get; } = Find() is null ? Absent : null;

    /// <summary>Starts one broker that keeps its files in the folder; its address.</summary>
    public static async Task<string> StartAsync(string folder, string version)
    {
        var output = await RunAsync("start", folder, "--version", version);
        return output.Split('\n').Single(line => line.StartsWith("BOOTSTRAP=", StringComparison.Ordinal))[10..].Trim();
    }

    public static Task StopAsync(string folder) => RunAsync("stop", folder);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        // Through a file: brokers inherit the launcher's output, and a pipe would stay open as long as they live.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash") { ArgumentList = { "-c", "\"$0\" \"$@\" > \"$OUT\" 2>&1", Find()! } };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["OUT"] = output;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        File.Delete(output);
        if (process.ExitCode == 0) return text;
        throw new InvalidOperationException($"kafka-broker {arguments[0]}: {text}");
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sdk.sln"))) folder = folder.Parent;
        if (folder is null) return null;
        var launcher = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "kafka", "kafka-broker"));
        return File.Exists(launcher) ? launcher : null;
    }
}
