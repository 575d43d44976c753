using System.Text.Json;
using Confluent.Kafka;

namespace Millrace.Benchmarks.Latency.Load;

/// <summary>The writer and the reader, each in a process of its own.</summary>
internal static class LoadProcess
{
    public static int Write(string[] arguments) => Guard(() =>
    {
        using PacedWriter writer = new(LoadPlan.Parse(arguments));
        return JsonSerializer.Serialize(writer.Run(), ReportLines.Default.WriterReport);
    });

    /// <param name="arguments">The plan, and the isolation level behind it.</param>
    public static int Read(string[] arguments) => Guard(() =>
    {
        LatencyReader reader = new(LoadPlan.Parse(arguments), Enum.Parse<IsolationLevel>(arguments[^1]));
        return JsonSerializer.Serialize(reader.Run(), ReportLines.Default.ReaderReport);
    });

    private static int Guard(Func<string> run)
    {
        try
        {
            Console.WriteLine(run());
            return 0;
        }
        catch (Exception failure) when (failure is BenchmarkException or OperationCanceledException or KafkaException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
