using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Bids;

/// <summary>The line that every engine's run ends with.</summary>
internal static class Report
{
    /// <summary>
    /// A native binary has no assembly beside it. (PublishAot sets the runtime's own switches in both.)
    /// </summary>
    private static bool IsJitted => File.Exists(Path.Combine(AppContext.BaseDirectory, "Bids.dll"));

    public static string Of(Arguments run, RunClock clock, Meters meters)
    {
        double seconds = clock.SinceFirstRecord.TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        double cpuSeconds = self.TotalProcessorTime.TotalSeconds;
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("engine", "millrace");
            json.WriteString("runtime", IsJitted ? "JIT" : "AOT");
            json.WriteString("query", run.Query);
            json.WriteString("mode", run.Mode);
            json.WriteNumber("records", run.Records);
            json.WriteNumber("seconds", Math.Round(seconds, 2));
            json.WriteNumber("recordsPerSecond", seconds > 0 ? Math.Round(run.Records / seconds) : 0);
            json.WriteNumber("uptimeSeconds", Math.Round((DateTime.Now - self.StartTime).TotalSeconds, 2));
            json.WriteNumber("cpuSeconds", Math.Round(cpuSeconds, 2));
            json.WriteNumber("cpuSecondsPerMillion", Math.Round(cpuSeconds * 1e6 / run.Records, 3));
            json.WriteNumber("peakRssMiB", self.PeakWorkingSet64 >> 20);
            json.WriteNumber(
                "allocatedBytesPerRecord", Math.Round((double)clock.AllocatedBytes / run.Records, 1));
            json.WriteNumber("checkpointPauseMsP99", Math.Round(meters.PauseMsP99, 1));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.ToArray());
    }
}
