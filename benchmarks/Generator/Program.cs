using BenchmarkDotNet.Running;
using Millrace.Generator.Benchmarks;

BenchmarkRunner.Run<GeneratorBenchmarks>(args: args);
