using Millrace.Benchmarks.CommandLines;
using Millrace.Benchmarks.Compare;

CommandLine commandLine = new();
return await BenchmarkCommand.RunAsync(
    commandLine.Root, args, (parsed, cancellation) => Runs.RunAsync(commandLine.Read(parsed), cancellation));
