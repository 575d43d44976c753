using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Recovery.Job;

/// <summary>
/// The job in a process of its own; all of its settings come from the command line. It says on standard output what it
/// has restored and, once a second, how it does.
/// </summary>
internal static class JobProcess
{
    public const string Verb = "job";

    /// <summary>Which life of the job this is.</summary>
    public const string LifeSetting = "--Life=";

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] settings)
    {
        using Vitals vitals = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(settings);
        builder.Logging.AddSimpleConsole(static log => log.SingleLine = true);
        builder.Logging.Services.AddSingleton<ILoggerProvider, RestoreLog>();
        builder.Services.Configure<ConsoleLoggerOptions>(
            static log => log.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(
            new Life(int.Parse(builder.Configuration["Life"]!, CultureInfo.InvariantCulture)));
        builder.Services.AddMillrace().AddJob<Counts>();
        IHost host = builder.Build();
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        StandardInput.OnEnd(lifetime.StopApplication);
        using Timer timer = new(_ => Console.WriteLine(vitals.Take().Line), null, _interval, _interval);
        await host.RunAsync();
        return Environment.ExitCode;
    }
}
