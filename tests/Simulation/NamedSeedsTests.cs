using Millrace.Simulation.Tests.Running;

namespace Millrace.Simulation.Tests;

/// <summary>Seeds that have found something, with what it was.</summary>
public class NamedSeedsTests
{
    public static TheoryData<int, string> Seeds => new()
    {
        {
            1687,
            "A process stood still between the group's offsets and the state while it took a partition over. Its "
            + "successor had committed meanwhile, and the process failed: somebody has reset the group."
        },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_found_once_is_mended(int seed, string found)
    {
        RunOutcome outcome = SimulatedRun.Of(seed);
        Assert.False(outcome.HasFailed, $"{found}\n{Report.Of(seed)}");
    }
}
