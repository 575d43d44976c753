using Millrace.Simulation.Tests.Mutations;
using Millrace.Simulation.Tests.Running;

namespace Millrace.Simulation.Tests;

/// <summary>The checker can fail: it finds each mistake that is made on purpose.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int SeedsMax = 10_000;

    public static TheoryData<string> Names => [.. AllMutations.List.Select(static mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_found(string name)
    {
        Mutation mutation = AllMutations.List.Single(one => one.Name == name);
        for (int seed = 1; seed <= SeedsMax; seed++)
        {
            RunOutcome outcome = SimulatedRun.Of(seed, mutation);
            if (!outcome.HasFailed) continue;
            output.WriteLine($"seed {seed}: {outcome.Violations[0]}");
            return;
        }
        Assert.Fail($"'{name}' is not found in {SeedsMax} seeds.");
    }
}
