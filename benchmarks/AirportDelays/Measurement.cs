using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace;

namespace Flights.Benchmark;

/// <summary>Runs the sample's job over the topic, bounded, and says what it cost.</summary>
internal static class Measurement
{
    /// <summary>
    /// A native binary has no assembly beside it. (PublishAot sets the runtime's own switches in both.)
    /// </summary>
    private static bool IsJitted =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, "AirportDelays.Benchmark.dll"));

    /// <returns>One line of JSON.</returns>
    public static async Task<string> RunAsync(string bootstrapServers, string[] settings)
    {
        FirstCommit firstCommit = new();
        BenchmarkTopics topics = new();
        await topics.CreateSinksAsync(bootstrapServers);
        using IHost host = Build(bootstrapServers, settings, topics, firstCommit);
        long start = Stopwatch.GetTimestamp();
        await host.RunAsync();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        // Taken before the topic is asked for its size, so that this costs the job nothing.
        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        long peakBytes = self.PeakWorkingSet64;
        return Describe(CountRecords(bootstrapServers), elapsed, cpu, peakBytes, firstCommit.SinceStartMs);
    }

    private static IHost Build(
        string bootstrapServers, string[] settings, BenchmarkTopics topics, FirstCommit firstCommit)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(settings);
        builder.Logging.ClearProviders().AddProvider(firstCommit).SetMinimumLevel(LogLevel.Debug)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(null, LogLevel.Warning);
        builder.Services
            .AddMillrace(options => options.BootstrapServers = bootstrapServers)
            .AddJob<AirportDelays>(job =>
            {
                job.StopAt = StopAt.Latest;
                job.GroupId = topics.Group;
                job.Topics["flights"] = BenchmarkTopics.Source;
                job.Topics["airport-delays"] = topics.AirportDelays;
                job.Topics["late-flights"] = topics.LateFlights;
            });
        return builder.Build();
    }

    private static long CountRecords(string bootstrapServers)
    {
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(
            new ConsumerConfig { BootstrapServers = bootstrapServers, GroupId = "benchmark-count" }).Build();
        return Enumerable.Range(0, BenchmarkTopics.Partitions).Sum(partition => consumer.QueryWatermarkOffsets(
            new(BenchmarkTopics.Source, partition), TimeSpan.FromSeconds(10)).High.Value);
    }

    private static string Describe(
        long records, TimeSpan elapsed, TimeSpan cpu, long peakBytes, double? startToFirstCommitMs)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteString("runtime", IsJitted ? "JIT" : "AOT");
            json.WriteNumber("records", records);
            json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 2));
            json.WriteNumber("recordsPerSecond", Math.Round(records / elapsed.TotalSeconds));
            json.WriteNumber("cpuSecondsPerMillion", Math.Round(cpu.TotalSeconds / records * 1e6, 3));
            json.WriteNumber("peakRssMiB", Math.Round(peakBytes / 1048576.0, 1));
            if (startToFirstCommitMs is { } ms) json.WriteNumber("startToFirstCommitMs", Math.Round(ms));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.ToArray());
    }
}
