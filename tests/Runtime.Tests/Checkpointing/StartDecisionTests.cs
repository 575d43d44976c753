using Millrace.Runtime.Checkpointing.Starts;
using static Millrace.Runtime.Checkpointing.Starts.StartDecision;

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

    public static TheoryData<long?, long?, OnOffsetConflict, string> Files => new()
    {
        { null, null, OnOffsetConflict.Fail, "StartFrom" },
        { null, 5, OnOffsetConflict.Fail, "Missing" },
        { null, 5, OnOffsetConflict.UseCheckpoint, "Missing" },
        { null, 5, OnOffsetConflict.UseGroup, "5" },
        { 7, 5, OnOffsetConflict.Fail, "7!" },
        { 5, 7, OnOffsetConflict.Fail, "Conflict" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Decides(long? checkpoint, long? group, OnOffsetConflict policy, Delivery delivery, string expected) =>
        Assert.Equal(expected, TextOf(Decide(checkpoint, group, policy, delivery, CheckpointStore.Kafka)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Decides_with_files(long? checkpoint, long? group, OnOffsetConflict policy, string expected) =>
        Assert.Equal(expected, TextOf(Decide(checkpoint, group, policy, Delivery.AtLeastOnce, CheckpointStore.Files)));

    private static string TextOf(Decision decision) =>
        (decision.Kind == Kind.Offset ? decision.Offset.ToString() : decision.Kind.ToString())
        + (decision.Overruled ? "!" : "");

    [Theory]
    [InlineData(OnOffsetConflict.Fail, false, 100L, null, OnOffsetConflict.Fail, null)]
    [InlineData(OnOffsetConflict.Fail, true, 100L, null, OnOffsetConflict.UseCheckpoint, 100L)]
    [InlineData(OnOffsetConflict.UseGroup, true, 100L, null, OnOffsetConflict.UseCheckpoint, 100L)]
    [InlineData(OnOffsetConflict.UseCheckpoint, false, 100L, 60L, OnOffsetConflict.UseCheckpoint, 100L)]
    [InlineData(OnOffsetConflict.Fail, false, 100L, 100L, OnOffsetConflict.UseCheckpoint, 100L)] // still there
    [InlineData(OnOffsetConflict.UseGroup, false, 86L, 100L, OnOffsetConflict.UseGroup, 100L)] // set by the user
    [InlineData(OnOffsetConflict.Fail, false, 86L, 100L, OnOffsetConflict.Fail, 100L)]
    [InlineData(OnOffsetConflict.Fail, false, null, null, OnOffsetConflict.Fail, null)]
    [InlineData(OnOffsetConflict.Fail, true, null, 100L, OnOffsetConflict.UseCheckpoint, null)]
    public void Who_goes_back_leaves_the_group_ahead(
        OnOffsetConflict policy, bool hasDamage, long? group, long? before, OnOffsetConflict counts, long? from) =>
        Assert.Equal((counts, from), StartDecision.GoBack(policy, hasDamage, group, before));
}
