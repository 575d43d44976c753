using Bids;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Millrace;

try
{
    return await RunAsync(Arguments.Parse(args));
}
catch (Exception mistake) when (mistake is FormatException or MillraceConfigurationException)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static async Task<int> RunAsync(Arguments run)
{
    using Meters meters = new();
    RunClock clock = new();
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(run.Settings);
    builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning).AddSimpleConsole(log => log.SingleLine = true);
    builder.Services.Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace);
    builder.Services.AddSingleton(clock);
    Queries.Add(builder.Services.AddMillrace(options => options.BootstrapServers = run.Bootstrap), run);
    await OutputTopic.CreateWhereMissingAsync(run.Bootstrap, run.Out);

    await builder.Build().RunAsync();
    if (Environment.ExitCode == 0) Console.WriteLine(Report.Of(run, clock, meters));
    return Environment.ExitCode;
}
