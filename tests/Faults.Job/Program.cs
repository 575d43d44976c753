using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Millrace;
using Millrace.Faults.Job;

// Everything else is configuration: the tests set it in the environment.
HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning).AddSimpleConsole(log =>
{
    log.SingleLine = true;
    log.TimestampFormat = "HH:mm:ss.fff ";
});
MillraceBuilder millrace = builder.Services
    .Configure<ConsoleLoggerOptions>(log => log.LogToStandardErrorThreshold = LogLevel.Trace)
    .AddMillrace(_ => { });
if (args is ["changed"]) millrace.AddJob<Millrace.Faults.Job.Changed.Accounts>();
else millrace.AddJob<Accounts>();
await builder.Build().RunAsync();
