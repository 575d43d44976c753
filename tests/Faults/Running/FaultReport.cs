using System.Collections.Concurrent;
using System.Globalization;

namespace Millrace.Faults.Running;

/// <summary>
/// The table of results in a page of the documentation: one row a fault, put in the place of the one of the last run.
/// Several test processes can write to one page.
/// </summary>
internal static class FaultReport
{
    private const string Heading =
        "| fault | rounds | faults | records | seconds | slowest recovery | growth | verdict | seed |";
    private const string Line = "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, FaultResult> _results = [];

    /// <summary>The table of this process's results; empty where there are none.</summary>
    public static string Table => _results.IsEmpty
        ? ""
        : string.Join('\n', [Heading, Line, .. _results.Values.OrderBy(one => one.Fault).Select(RowOf)]);

    /// <summary>Writes the row of a fault, if a page is named.</summary>
    public static async Task WriteAsync(FaultResult result)
    {
        _results[result.Fault] = result;
        if (FaultSettings.Report is not { } path) return;
        await using FileStream page = await OpenAsync(path);
        using StreamReader reader = new(page);
        List<string> lines = [.. (await reader.ReadToEndAsync()).TrimEnd('\n').Split('\n')];
        Put(lines, result);
        page.SetLength(0);
        await using StreamWriter writer = new(page) { NewLine = "\n" };
        foreach (string line in lines) await writer.WriteLineAsync(line);
    }

    /// <summary>Puts the row where the fault has one, or at the end of the table.</summary>
    public static void Put(List<string> lines, FaultResult result)
    {
        int heading = lines.IndexOf(Heading);
        if (heading < 0)
        {
            lines.AddRange(["", Heading, Line]);
            heading = lines.Count - 2;
        }
        int end = heading;
        while (end < lines.Count && lines[end].StartsWith('|')) end++;
        int own = lines.FindIndex(heading, end - heading, line => line.StartsWith($"| {result.Fault} |"));
        if (own >= 0) lines[own] = RowOf(result);
        else lines.Insert(end, RowOf(result));
    }

    private static string RowOf(FaultResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Fault} | {result.Rounds} | {result.Injected} | {result.Records} | "
        + $"{result.Elapsed.TotalSeconds:F0} | {result.SlowestRecovery.TotalSeconds:F1} s | "
        + $"{result.Growth?.ToString() ?? "-"} | {result.Verdict} | "
        + $"{FaultSettings.Seed} |");

    /// <summary>Alone: another process that has the page open is waited for.</summary>
    private static async Task<FileStream> OpenAsync(string path)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.Diagnostics.Stopwatch.GetElapsedTime(start) < _patience)
            {
                await Task.Delay(20);
            }
        }
    }
}

/// <summary>What is known of the run of one fault.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Rounds">How often the job had to come through it.</param>
/// <param name="Injected">How many faults there were in these rounds.</param>
/// <param name="Records">How many orders the job took.</param>
/// <param name="Elapsed">From the start of the load.</param>
/// <param name="SlowestRecovery">
/// The longest time from a fault to the last output of all orders that were there when it was over.
/// </param>
/// <param name="Growth">
/// What a process that went through the rounds has more than when it had warmed up; null when there were too few.
/// </param>
/// <param name="Verdict">What the checker says.</param>
internal sealed record FaultResult(
    string Fault, int Rounds, int Injected, long Records, TimeSpan Elapsed, TimeSpan SlowestRecovery,
    ProcessUse? Growth, string Verdict);
