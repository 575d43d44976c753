using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>How the writer kept its pace.</summary>
/// <param name="RecordsPerSecond">What it reached.</param>
/// <param name="BehindMsMax">How far it was behind its plan at worst.</param>
internal sealed record WriterReport(double RecordsPerSecond, double BehindMsMax);

/// <summary>What the reader saw after the warm-up.</summary>
/// <param name="RecordsPerSecond">From the first record that counts to the last.</param>
/// <param name="P50Ms">Half of the records were at most so old when they came.</param>
/// <param name="P99Ms">99 of 100.</param>
/// <param name="P999Ms">999 of 1,000.</param>
/// <param name="MaxMs">All.</param>
internal sealed record ReaderReport(
    double RecordsPerSecond, double P50Ms, double P99Ms, double P999Ms, double MaxMs);

/// <summary>Reports as the lines that children end with.</summary>
[JsonSerializable(typeof(WriterReport))]
[JsonSerializable(typeof(ReaderReport))]
internal sealed partial class ReportLines : JsonSerializerContext
{
    public static WriterReport ParseWriter(string line) => JsonSerializer.Deserialize(line, Default.WriterReport)!;

    public static ReaderReport ParseReader(string line) => JsonSerializer.Deserialize(line, Default.ReaderReport)!;
}
