using Millrace.Runtime.Checkpointing;
using static Millrace.Runtime.Checkpointing.StartDecision;

namespace Millrace.Runtime.Tests.Checkpointing;

public class StartDecisionTests
{
    public static TheoryData<long?, long?, OnOffsetConflict, Delivery, string> Table => new()
    {
        { null, null, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "StartFrom" },
        { null, 5, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "5" },
        { 5, null, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "5" },
        { 5, 5, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "5" },
        { 5, 7, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "Conflict" },
        { 7, 5, OnOffsetConflict.Fail, Delivery.ExactlyOnce, "Conflict" },
        { 5, 7, OnOffsetConflict.UseGroup, Delivery.ExactlyOnce, "7!" },
        { 5, 7, OnOffsetConflict.UseCheckpoint, Delivery.ExactlyOnce, "5!" },
        { 7, 5, OnOffsetConflict.Fail, Delivery.AtLeastOnce, "7!" },
        { 5, 7, OnOffsetConflict.Fail, Delivery.AtLeastOnce, "Conflict" },
        { 7, 5, OnOffsetConflict.UseGroup, Delivery.AtLeastOnce, "5!" },
        { null, 0, OnOffsetConflict.Fail, Delivery.AutoCommit, "0" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Decides(long? checkpoint, long? group, OnOffsetConflict policy, Delivery delivery, string expected)
    {
        Decision decision = Decide(checkpoint, group, policy, delivery);
        string text = decision.Kind == Kind.Offset ? decision.Offset.ToString() : decision.Kind.ToString();
        Assert.Equal(expected, text + (decision.Overruled ? "!" : ""));
    }
}
