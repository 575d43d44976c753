using BenchmarkDotNet.Running;
using Millrace.Codecs.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(JsonBid).Assembly).Run(args);
