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
        {
            11411,
            "A process that was stopped while it looked up where its bounded run ends counted as failed, here only: "
            + "the host takes that for a stop."
        },
        {
            18259,
            "Compaction removed the last state that counted, in favour of entries that a crash had left behind at "
            + "least once: brokers do not within min.compaction.lag.ms, which the runtime sets and now also checks."
        },
        {
            118473,
            "A lane noted its membership after the commit that an assignment begins with. It had joined anew "
            + "meanwhile, held what others had by then, and committed it as the new member: outputs came twice."
        },
        {
            89365,
            "The same with a pause of 28 s in that commit: the commit point went back from 41 to 1."
        },
        {
            145952,
            "A process stood still while it took a partition over, and read half of a transaction that the next owner "
            + "committed meanwhile. It failed: somebody has deleted records there."
        },
        {
            256803,
            "A task went back to a whole checkpoint file, over damaged ones behind it, and wrote a new base: the whole "
            + "one was removed, the damaged ones were kept to go back to."
        },
        {
            375739,
            "The same."
        },
        {
            254755,
            "A damaged file took a job back into a bounded run that had ended. It came to the end of that run again, "
            + "and not to what had come since; the checker had not thought of that."
        },
        {
            454803,
            "A task went back over a damaged file and wrote the next one, still behind the group's offset; then the "
            + "disk was full. It failed at its next start: somebody has reset the group."
        },
        {
            590812,
            "A bounded run started while the last checkpoint of the one before could not be read yet. It took itself "
            + "for that one, and ended where that had ended, before the records that had come since."
        },
        {
            721290,
            "A static member left while its process was about to stand still, and the group kept it for ever, here "
            + "only: brokers end its session."
        },
        {
            946713,
            "A partition came back to a client that the group had given up meanwhile, and that had joined anew without "
            + "its listener knowing: it committed what it did not own. Here only: clients join before they are given "
            + "anything."
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
