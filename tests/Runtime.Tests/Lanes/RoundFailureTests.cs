using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Writing;
using static Millrace.Runtime.Lanes.RoundFailure;

namespace Millrace.Runtime.Tests.Lanes;

public class RoundFailureTests
{
    private static readonly Situation _running = new(Delivery.ExactlyOnce, IsTakingOver: false, RollbacksInARow: 0);

    /// <summary>What the client says of a transaction: by the code, and by the kind of its exception.</summary>
    [Theory]
    [InlineData(ErrorCode.RebalanceInProgress, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.IllegalGeneration, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.UnknownMemberId, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.InvalidProducerEpoch, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.InvalidTxnState, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.Local_TimedOut, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.Local_MsgTimedOut, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.RequestTimedOut, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.NetworkException, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.Local_Transport, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.GroupAuthorizationFailed, nameof(Answer.Fail))]
    [InlineData(ErrorCode.TransactionalIdAuthorizationFailed, nameof(Answer.Fail))]
    public void A_transaction_to_be_aborted(ErrorCode code, string expected) =>
        Assert.Equal(expected, Decide(new KafkaTxnRequiresAbortException(new(code)), _running).ToString());

    [Theory]
    [InlineData(ErrorCode.InvalidProducerEpoch, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.NotEnoughReplicas, nameof(Answer.RollBack))]
    [InlineData(ErrorCode.Local_MsgTimedOut, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.Local_QueueFull, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.TopicAuthorizationFailed, nameof(Answer.NewSession))]
    [InlineData(ErrorCode.MsgSizeTooLarge, nameof(Answer.Fail))]
    public void A_record_that_could_not_be_written(ErrorCode code, string expected) =>
        Assert.Equal(expected, Decide(new WriteFailedException("topic", new(code), "refused"), _running).ToString());

    public static TheoryData<Exception, string> Others => new()
    {
        // The outcome of the commit is not known, or the producer is of no use any more.
        { new KafkaRetriableException(new(ErrorCode.Local_TimedOut)), nameof(Answer.NewSession) },
        { new KafkaException(new Error(ErrorCode.Local_Fatal, "fenced", isFatal: true)), nameof(Answer.NewSession) },
        { new KafkaException(ErrorCode.RebalanceInProgress), nameof(Answer.NewSession) },
        { new SlowCommitException(TimeSpan.FromSeconds(4)), nameof(Answer.NewSession) },
        { new TimeoutException(), nameof(Answer.NewSession) },

        // The partitions may have another owner.
        { new MembershipLostException("it was away"), nameof(Answer.NewSession) },

        { new CheckpointRefusedException("no"), nameof(Answer.Fail) },
        { new OperationCanceledException(), nameof(Answer.Fail) },
        { new InvalidOperationException(), nameof(Answer.Fail) },
    };

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Anything_else(Exception failure, string expected) =>
        Assert.Equal(expected, Decide(failure, _running).ToString());

    [Theory]
    [InlineData(Delivery.ExactlyOnce, false, 4, nameof(Answer.RollBack))]
    [InlineData(Delivery.ExactlyOnce, false, 5, nameof(Answer.NewSession))]
    [InlineData(Delivery.ExactlyOnce, true, 0, nameof(Answer.NewSession))]
    [InlineData(Delivery.AtLeastOnce, false, 0, nameof(Answer.NewSession))]
    [InlineData(Delivery.AutoCommit, false, 0, nameof(Answer.NewSession))]
    public void The_situation_counts_as_well(Delivery delivery, bool isTakingOver, int rollbacks, string expected)
    {
        Situation now = new(delivery, isTakingOver, rollbacks);
        WriteFailedException lost = new("topic", new(ErrorCode.NotEnoughReplicas), "refused");
        Assert.Equal(expected, Decide(lost, now).ToString());
        KafkaTxnRequiresAbortException refused = new(new(ErrorCode.RebalanceInProgress));
        Assert.Equal(expected, Decide(refused, now).ToString());
    }
}
