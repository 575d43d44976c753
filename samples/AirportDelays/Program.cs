using System.Diagnostics;
using Flights;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace;
using Millrace.Embedded;

Switches switches;
try
{
    switches = Switches.Parse(args);
}
catch (FormatException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}
if (switches.Help)
{
    Console.WriteLine(Switches.Usage);
    return 0;
}

HostApplicationBuilder builder = Host.CreateApplicationBuilder([.. switches.Configuration]);
builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
