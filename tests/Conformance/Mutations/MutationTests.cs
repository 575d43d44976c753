using Millrace.Conformance.Tests.Types;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>
/// Damaged input is read or refused, in words, within memory and time that its size bounds. The seed is printed;
/// <c>MILLRACE_TEST_MUTATIONS</c> says how many there are, <c>MILLRACE_TEST_SEED</c> which.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>An input that takes longer is taken for one that never ends; others take milliseconds.</summary>
    private static readonly TimeSpan _hangAfter = TimeSpan.FromMinutes(2);

    private static readonly int _mutations = Settings.Number("MILLRACE_TEST_MUTATIONS", 20_000) / 2;

    /// <summary>Each is as large as a hundred of the others.</summary>
    private static readonly int _largeMutations = Math.Max(_mutations / 1_000, 5);

    public static TheoryData<Much> Large() => [.. Enum.GetValues<Much>()];

    [Fact]
    public async Task Of_JSON() =>
        AssertMixed(await Run(new Probe<JsonTree>(), random => Subject.Json(random), _mutations));

    [Fact]
    public async Task Of_MessagePack() =>
        AssertMixed(await Run(new Probe<PackedTree>(), random => Subject.Packed(random), _mutations));

    [Theory, MemberData(nameof(Large))]
    public Task Of_large_JSON(Much much) =>
        Run(new Probe<JsonTree>(), random => Subject.Json(random, much), _largeMutations);

    [Theory, MemberData(nameof(Large))]
    public Task Of_large_MessagePack(Much much) =>
        Run(new Probe<PackedTree>(), random => Subject.Packed(random, much), _largeMutations);

    private async Task<MutationRun> Run(Probe probe, Func<Random, byte[]> create, int mutations)
    {
        int seed = Settings.Number("MILLRACE_TEST_SEED", Random.Shared.Next());
        output.WriteLine($"MILLRACE_TEST_SEED={seed}");
        MutationRun run = new(seed, mutations);
        await run.RunAsync(input => probe.Read(input), create, _hangAfter, TestContext.Current.CancellationToken);
        output.WriteLine($"{run}");
        return run;
    }

    /// <summary>A mutator that leaves nothing or everything valid finds little.</summary>
    private static void AssertMixed(MutationRun run) => Assert.InRange(run.Read, 1, _mutations);
}
