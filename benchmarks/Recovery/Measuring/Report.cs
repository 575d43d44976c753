using System.Globalization;
using System.Text;
using Millrace.Benchmarks.Recovery.Job;
using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>The results as Markdown.</summary>
internal static class Report
{
    private const int SamplesShown = 10;

    public static string Of(Settings settings, string machine, Results results)
    {
        StringBuilder report = new($"""
            # Recovery

            {settings.Keys:N0} keys with a state of two numbers each; {Machine.RuntimeOf("Recovery")}, everything on one
            machine; medians of {settings.Rounds} round(s), in brackets the lowest and the highest.

            {machine}

                {settings.Command}


            """);
        if (results.FromTopic.Any())
            report.Append("## Restarts after kill -9\n\n").Append(Restarts(results)).Append('\n');
        if (results.TakeOversMs.Count > 0)
            report.Append(CultureInfo.InvariantCulture,
                $"## Take-over\n\nAnother process answers after {Seconds(results.TakeOversMs)} s (session: 15 s).\n\n");
        if (results.PausesMs.Count > 0) report.Append("## Pauses\n\n").Append(Pauses(results)).Append('\n');
        if (results.Samples.Count > 0)
            report.Append("## Many transactions\n\n").Append(Many(results.Samples)).Append('\n');
        return report.ToString();
    }

    private static MarkdownTable Restarts(Results results)
    {
        MarkdownTable table = new(
            "state comes from", "entries read", "take-over, ms", "keys/s", "keys/s and core",
            "kill to first answer, s");
        foreach ((string name, IEnumerable<Restart> restarts) in
            new[] { ("the state topic", results.FromTopic), ("the local cache", results.FromCache) })
        {
            Restart[] all = [.. restarts];
            if (all.Length == 0) continue;
            table.Add(
                name, Of(all, static one => one.Restore.Entries, "#,0"), Of(all, static one => one.Restore.Ms, "#,0"),
                Of(all, static one => one.Restore.Entries / one.Restore.Ms * 1e3, "#,0"),
                Of(all, static one => one.Restore.Entries / one.Restore.CpuMs * 1e3, "#,0"),
                Of(all, static one => one.Ms / 1e3, "0.00"));
        }
        return table;
    }

    private static MarkdownTable Pauses(Results results)
    {
        MarkdownTable table = new("local cache", "checkpoints", "p50, ms", "p99, ms", "longest, ms");
        table.Add(Row("no", results.PausesMs));
        table.Add(Row("yes", results.PausesWithCacheMs));
        return table;
    }

    private static string[] Row(string name, IReadOnlyList<double> pausesMs)
    {
        double[] sorted = [.. pausesMs.Order()];
        string At(double share) =>
            sorted[(int)Math.Ceiling(sorted.Length * share) - 1].ToString("0.0", CultureInfo.InvariantCulture);
        return [name, $"{sorted.Length}", At(0.5), At(0.99), At(1)];
    }

    private static MarkdownTable Many(IReadOnlyList<Sample> samples)
    {
        MarkdownTable table =
            new("seconds", "commits", "resident, MiB", "objects, MiB", "threads", "files and sockets");
        for (int i = 0; i <= SamplesShown; i++)
        {
            int at = (samples.Count - 1) * i / SamplesShown;
            Sample sample = samples[at];
            table.Add(
                $"{at + 1}", sample.Commits.ToString("#,0", CultureInfo.InvariantCulture), $"{sample.ResidentMiB}",
                $"{sample.ManagedMiB}", $"{sample.Threads}", $"{sample.Handles}");
        }
        return table;
    }

    private static string Of(IEnumerable<Restart> restarts, Func<Restart, double> value, string format) =>
        Spread.Of(restarts.Select(value)).ToString(format);

    private static string Seconds(IEnumerable<double> ms) =>
        Spread.Of(ms.Select(static one => one / 1e3)).ToString("0.00");
}
