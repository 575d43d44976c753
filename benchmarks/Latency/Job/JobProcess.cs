using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Millrace.Benchmarks.Processes;

namespace Millrace.Benchmarks.Latency.Job;

/// <summary>The job in a process of its own; all of its settings come from the command line.</summary>
internal static class JobProcess
{
    public static async Task<int> RunAsync(string[] settings)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(settings);
        builder.Logging.AddSimpleConsole(log => log.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddMillrace().AddJob<PassThrough>();
        IHost host = builder.Build();
        StandardInput.OnEnd(host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication);
        await host.RunAsync();
        return Environment.ExitCode;
    }
}
