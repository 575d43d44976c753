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
catch (Exception failure) when (failure is KafkaException or MillraceConfigurationException or TimeoutException)
{
    return Complain(failure, 1);
}

static async Task<int> RunAsync(Switches switches)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder([.. switches.Settings]);
    using Cluster cluster = await Cluster.OpenAsync(switches.BootstrapServers, builder.Configuration);
    if (switches.Load || cluster.IsEmbedded) FlightLoader.Load(cluster.BootstrapServers, cluster.Topics.Flights);

    builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning).AddSimpleConsole(log => log.SingleLine = true);
    builder.Services
        .Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace)
        .AddMillrace(options => options.BootstrapServers = cluster.BootstrapServers)
        .AddJob<AirportDelays>(job =>
        {
            job.Delivery = cluster.IsEmbedded ? Delivery.AtLeastOnce : Delivery.ExactlyOnce;
            job.StopAt = switches.Follow ? StopAt.Never : StopAt.Latest;
            if (cluster.IsEmbedded) job.Lanes = 1; // its group coordinator takes seconds to share partitions out
        });

    long start = Stopwatch.GetTimestamp();
    await builder.Build().RunAsync();
    if (Environment.ExitCode == 0) Results.Print(cluster, switches.Json, Stopwatch.GetElapsedTime(start));
    return Environment.ExitCode;
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
