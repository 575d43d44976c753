using Millrace.Benchmarks.CommandLines;
using Millrace.Benchmarks.Kafka;
using Millrace.Benchmarks.Recovery;
using Millrace.Benchmarks.Recovery.Job;
using Millrace.Benchmarks.Recovery.Measuring;
using Millrace.Benchmarks.Reporting;

CommandLine commandLine = new();
return args switch
{
    [JobProcess.Verb, .. var settings] => await JobProcess.RunAsync(settings),
    _ => await BenchmarkCommand.RunAsync(
        commandLine.Root, args, (parsed, cancellation) => MeasureAsync(commandLine.Read(parsed), cancellation)),
};

static async Task MeasureAsync(Settings settings, CancellationToken cancellation)
{
    await using KafkaBroker broker = await KafkaBroker.OpenAsync(settings.BootstrapServers, settings.KafkaFolder);
    Measurements measurements = new(settings, broker.Topics);
    string report = Report.Of(settings, Machine.Describe(broker), await measurements.RunAsync(cancellation));
    await ReportOutput.WriteAsync(report, settings.Out, cancellation);
}
