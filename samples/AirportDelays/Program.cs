using System.Diagnostics;
using Confluent.Kafka;
using Flights;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Millrace;

try
{
    Switches switches = Switches.Parse(args);
    return switches.Help ? Explain() : await RunAsync(switches);
}
catch (FormatException mistake)
{
    return Complain(mistake, 2);
}
catch (Exception failure) when (
    failure is KafkaException or MillraceConfigurationException or TimeoutException or InvalidDataException)
{
    return Complain(failure, 1);
}

static async Task<int> RunAsync(Switches switches)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder([.. switches.Settings]);
    using Cluster cluster = await Cluster.OpenAsync(switches.BootstrapServers, builder.Configuration);
    if (switches.Load || cluster.IsEmbedded) FlightLoader.Load(cluster.BootstrapServers, cluster.Topics.Flights);

    Delivery preset = cluster.IsEmbedded ? Delivery.AtLeastOnce : Delivery.ExactlyOnce;
    builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning).AddSimpleConsole(log => log.SingleLine = true);
    builder.Services
        .Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddMillrace(options => options.BootstrapServers = cluster.BootstrapServers)
        .AddJob<AirportDelays>(job =>
        {
            job.Delivery = preset;
            job.StopAt = switches.Follow ? StopAt.Never : StopAt.Latest;
            if (cluster.IsEmbedded) job.Lanes = 1; // its group coordinator takes seconds to share partitions out
        });
    return await FinishAsync(builder.Build(), RunSettings.From(builder.Configuration, preset), cluster, switches);
}

static async Task<int> FinishAsync(IHost host, RunSettings settings, Cluster cluster, Switches switches)
{
    Task<long> ProgressAsync(IsolationLevel isolation) =>
        GroupProgress.OfAsync(cluster.BootstrapServers, settings.GroupId, cluster.Topics.Flights, isolation);
    long recordsBefore = await ProgressAsync(IsolationLevel.ReadUncommitted);
    long start = Stopwatch.GetTimestamp();
    using StopSignals signals = new();
    await host.RunAsync();
    TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

    if (Environment.ExitCode != 0) return Environment.ExitCode;
    if (signals.Received && !switches.Follow) return StoppedEarly(cluster);
    long records = await ProgressAsync(IsolationLevel.ReadCommitted) - recordsBefore;
    Results.Print(cluster, switches.Json, new(settings, records, elapsed, switches.Follow));
    return 0;
}

static int StoppedEarly(Cluster cluster)
{
    Console.Error.WriteLine("AirportDelays: stopped before the end, so there is no report. " + (cluster.IsEmbedded
        ? "The in-process broker is gone with what it held: the next start begins anew."
        : "Start again, without --load, to go on where the job's group has committed."));
    return 0;
}

static int Explain()
{
    Console.WriteLine(Switches.Usage);
    return 0;
}

static int Complain(Exception reason, int exitCode)
{
    Console.Error.WriteLine($"AirportDelays: {reason.Message}");
    return exitCode;
}
