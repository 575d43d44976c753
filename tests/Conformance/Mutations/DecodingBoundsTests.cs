using System.Diagnostics;
using Millrace.Contracts;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>The bounds of decoders hold for good ones and are broken by bad ones. Nothing else runs beside.</summary>
[CollectionDefinition(DisableParallelization = true), Collection(typeof(DecodingBoundsTests))]
public sealed class DecodingBoundsTests
{
    private const int Small = 1_000;
    private const int Large = 30_000;

    private static readonly byte[] _some = new byte[100];

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public void Linear_time_is_in_bounds(int length) =>
        Assert.Null(Measure(length, input => Touch(input, input.Length)));

    [Fact]
    public void Quadratic_time_is_not() => Assert.Contains("took", Measure(Large, input =>
    {
        for (int i = 0; i < input.Length; i += 2) Touch(input, i);
    }), StringComparison.Ordinal);

    [Fact]
    public void Much_work_for_a_small_input_is_not() => Assert.Contains(
        "1000 bytes took", Measure(Small, _ => Work(TimeSpan.FromMilliseconds(100))), StringComparison.Ordinal);

    [Fact]
    public void A_machine_that_is_slow_at_times_does_not_count()
    {
        int attempts = 0;
        Assert.Null(Measure(Small, _ =>
        {
            if (++attempts < 5) Work(TimeSpan.FromMilliseconds(100));
        }));
        Assert.Equal(5, attempts);
    }

    [Fact]
    public void Nor_does_one_that_lets_the_decoder_wait() =>
        Assert.Null(Measure(Small, _ => new ManualResetEventSlim().Wait(TimeSpan.FromMilliseconds(100))));

    [Fact]
    public void Memory_beyond_the_inputs_size_is_not() => Assert.Contains(
        "allocate", Measure(Small, _ => GC.KeepAlive(new byte[1_000_000])), StringComparison.Ordinal);

    [Fact]
    public void What_is_refused_is_no_error() => Assert.False(
        DecodingBounds.Measure(_ => throw new RecordFormatException("no"), []).IsRead);

    [Fact]
    public void Other_errors_go_on() => Assert.Throws<InvalidOperationException>(
        () => DecodingBounds.Measure(_ => throw new InvalidOperationException(), []));

    private static string? Measure(int length, Action<byte[]> decode) =>
        DecodingBounds.Measure(decode, new byte[length]).Broken;

    private static void Touch(byte[] input, int count)
    {
        for (int i = 0; i < count; i++) _ = Volatile.Read(ref input[i]);
    }

    private static void Work(TimeSpan time)
    {
        TimeSpan end = Environment.CpuUsage.TotalTime + time;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time || Environment.CpuUsage.TotalTime < end)
            Touch(_some, _some.Length);
    }
}
