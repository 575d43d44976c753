using Confluent.Kafka;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>
/// Decides what a lane does about the failure of a round: a pure function. Going back from memory is right where it is
/// certain that the round was not committed, and where clients and membership go on.
/// </summary>
internal static class RoundFailure
{
    /// <summary>
    /// How often in a row, without a commit in between, rounds are taken back before the clients are given up.
    /// </summary>
    public const int RollbacksMax = 5;

    /// <summary>What came out.</summary>
    internal enum Answer
    {
        /// <summary>
        /// Abort the transaction, take back from memory what the round did, and go on with the same clients.
        /// </summary>
        RollBack,

        /// <summary>Drop clients and tasks, and go on from what Kafka says was committed.</summary>
        NewSession,

        /// <summary>It does not pass by itself: the job ends.</summary>
        Fail,
    }

    /// <param name="Delivery">
    /// Only in a transaction is what the round has written void; anything else is in the topics already.
    /// </param>
    /// <param name="IsTakingOver">
    /// True while partitions are being taken over: the client holds them, and some have no task yet.
    /// </param>
    /// <param name="RollbacksInARow">How many rounds were taken back since the last commit.</param>
    internal readonly record struct Situation(Delivery Delivery, bool IsTakingOver, int RollbacksInARow);

    public static Answer Decide(Exception failure, Situation now)
    {
        if (!Restart.IsWorthwhile(failure)) return Answer.Fail;
        bool canGoBack =
            now is { Delivery: Delivery.ExactlyOnce, IsTakingOver: false, RollbacksInARow: < RollbacksMax };
        return canGoBack && IsAbortable(failure) ? Answer.RollBack : Answer.NewSession;
    }

    /// <summary>
    /// True when the client asks for an abort, or a record could not be written, so that nothing can be committed.
    /// </summary>
    private static bool IsAbortable(Exception failure) => failure switch
    {
        KafkaTxnRequiresAbortException abort => !IsSilence(abort.Error.Code),
        WriteFailedException write => !IsSilence(write.Error.Code) && !Restart.IsPermanent(write.Error.Code),
        _ => false,
    };

    /// <summary>
    /// Brokers that did not answer may do so later: a request that comes late would meet the producer's next
    /// transaction, so that producer is not used again.
    /// </summary>
    private static bool IsSilence(ErrorCode code) => code is
        ErrorCode.Local_TimedOut or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_TimedOutQueue
        or ErrorCode.Local_QueueFull or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_Resolve or ErrorCode.RequestTimedOut or ErrorCode.NetworkException;
}
