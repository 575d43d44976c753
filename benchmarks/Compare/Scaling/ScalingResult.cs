using Millrace.Benchmarks.Compare.Measuring;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>What was measured of a case.</summary>
/// <param name="Case">What was run.</param>
/// <param name="ValueBytesMean">The mean length of the values that were read.</param>
/// <param name="Measurement">Its rounds.</param>
internal sealed record ScalingResult(ScalingCase Case, double ValueBytesMean, Measurement Measurement);

/// <summary>The long run, and how its memory went.</summary>
internal sealed record LongRun(ScalingResult Result, IReadOnlyList<MemorySample> Memory);

/// <summary>The memory of a process at a time after its start.</summary>
internal readonly record struct MemorySample(TimeSpan At, double MiB);
