using Flights.Benchmark;

// Two invocations, so that writing the topic does not count: first --load, then the measurement.
switch (args)
{
    case ["--bootstrap-servers", var servers, "--load"]:
        await BenchmarkTopics.CreateSourceAsync(servers);
        Console.WriteLine($"{ManyFlights.Load(servers):N0} flights written to {BenchmarkTopics.Source}");
        return 0;
    case ["--bootstrap-servers", var servers, .. var settings]:
        Console.WriteLine(await Measurement.RunAsync(servers, settings));
        return Environment.ExitCode;
    default:
        Console.Error.WriteLine(
            "usage: AirportDelays.Benchmark --bootstrap-servers HOST:PORT [--load | --Millrace:KEY=VALUE ...]");
        return 2;
}
