using Millrace.Contracts;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>What a decoder can do wrong is found.</summary>
public sealed class MutationRunTests
{
    private static readonly byte[] _original = new byte[1_000];

    [Fact]
    public async Task One_that_does_not_come_to_an_end()
    {
        using ManualResetEventSlim end = new();
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Run(_ => end.Wait(), TimeSpan.FromSeconds(2)));
        Assert.StartsWith("does not come to an end: seed 1, mutation 0, ", error.Message, StringComparison.Ordinal);
        end.Set();
    }

    [Fact]
    public async Task One_that_throws_what_is_no_refusal()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Run(_ => throw new FormatException("oh")));
        Assert.StartsWith("System.FormatException: oh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_allocates_without_need()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Run(_ => GC.KeepAlive(new byte[1_000_000])));
        Assert.Contains("made it allocate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_refuses_what_is_valid()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Run(_ => throw new RecordFormatException("no")));
        Assert.StartsWith("what is valid is refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_refuses_what_is_damaged_is_right() => Assert.InRange((await Run(input =>
    {
        if (!input.AsSpan().SequenceEqual(_original)) throw new RecordFormatException("damaged");
    })).Read, 0, 1);

    private static async Task<MutationRun> Run(Action<byte[]> decode, TimeSpan? hangAfter = null)
    {
        MutationRun run = new(seed: 1, mutations: 10);
        TimeSpan within = hangAfter ?? TimeSpan.FromMinutes(1);
        await run.RunAsync(decode, _ => _original, within, TestContext.Current.CancellationToken);
        return run;
    }
}
