using Confluent.Kafka;

namespace Millrace.Testing.Processes;

/// <summary>
/// What one process meets: a crash, answers of the brokers that refuse something or do not come, and what happens
/// elsewhere while it runs. Everything is called on the thread that calls the port, so that a run is the same each
/// time.
/// </summary>
internal sealed class Circumstances
{
    private int _polls, _transactionSteps, _groupCommits, _commits, _aborts, _writes, _filesCreated;

    public CrashPoint Crash { get; init; } = new();

    /// <summary>How many records of a partition a poll brings at most.</summary>
    public Func<int> BatchRecords { get; init; } = static () => 7;

    /// <summary>
    /// How long a poll that brings nothing takes at least, however short the caller wants it: the larger, the fewer
    /// turns a quiet time costs.
    /// </summary>
    public TimeSpan IdlePollMin { get; init; }

    /// <summary>By topic: longer values are refused.</summary>
    public IReadOnlyDictionary<string, int> ValueBytesMax { get; init; } = new Dictionary<string, int>();

    /// <summary>The brokers' answer to the n-th SendOffsets or Commit of a transaction, from 1.</summary>
    public Func<int, ErrorCode> AtTransactionStep { get; init; } = static _ => ErrorCode.NoError;

    /// <summary>The brokers' answer to the n-th commit of offsets outside of transactions, from 1.</summary>
    public Func<int, ErrorCode> AtGroupCommit { get; init; } = static _ => ErrorCode.NoError;

    /// <summary>The brokers' answer to the n-th record written, from 1.</summary>
    public Func<int, ErrorCode> AtWrite { get; init; } = static _ => ErrorCode.NoError;

    /// <summary>What becomes of the n-th request to commit a transaction, from 1.</summary>
    public Func<int, EndFate> AtCommit { get; init; } = static _ => EndFate.Answered;

    /// <summary>What becomes of the n-th request to abort a transaction, from 1.</summary>
    public Func<int, EndFate> AtAbort { get; init; } = static _ => EndFate.Answered;

    /// <summary>The brokers' answer to a question about offsets, by the question's name.</summary>
    public Func<string, ErrorCode> AtQuery { get; init; } = static _ => ErrorCode.NoError;

    /// <summary>Why the n-th file cannot be written, from 1; null when it can.</summary>
    public Func<int, string?> AtCreateFile { get; init; } = static _ => null;

    /// <summary>Why a file that is there cannot be read to its end; null when it can.</summary>
    public Func<string, string?> AtReadFile { get; init; } = static _ => null;

    /// <summary>Whether a record's acknowledgement fails to come.</summary>
    public Func<bool> LosesRecord { get; init; } = static () => false;

    /// <summary>How many records of a partition that were handed over already come once more, in a poll.</summary>
    public Func<int> RepeatsRecords { get; init; } = static () => 0;

    /// <summary>Whether a message of the group or about a partition's end comes once more.</summary>
    public Func<bool> RepeatsControl { get; init; } = static () => false;

    /// <summary>Whether a member that the group has given up joins again before its listener has heard of it.</summary>
    public Func<bool> RejoinsSilently { get; init; } = static () => false;

    /// <summary>Called before the n-th poll, from 1.</summary>
    public Action<int> BeforePoll { get; init; } = static _ => { };

    /// <summary>True when the last partition goes to another member, and comes back, in the n-th poll.</summary>
    public Func<int, bool> IsRebalance { get; init; } = static _ => false;

    /// <summary>How many polls there were.</summary>
    public int Polls => _polls;

    /// <summary>How many records were handed over to be written.</summary>
    public int Writes => _writes;

    /// <summary>How often a task was restored from the state topic.</summary>
    public int Restores { get; set; }

    /// <summary>How many calls of SendOffsets and Commit there were.</summary>
    public int TransactionSteps => _transactionSteps;

    /// <summary>One record of a partition at a time, and an end without notice before the n-th poll.</summary>
    public static Circumstances KilledBeforePoll(int poll)
    {
        CrashPoint crash = new();
        return new()
        {
            Crash = crash,
            BatchRecords = static () => 1,
            BeforePoll = n =>
            {
                if (n < poll) return;
                crash.Crash();
                throw new CrashException();
            },
        };
    }

    /// <summary>One record of a partition at a time, and an orderly stop within the n-th poll.</summary>
    public static Circumstances StoppedInPoll(int poll, CancellationTokenSource stop) => new()
    {
        BatchRecords = static () => 1,
        BeforePoll = n =>
        {
            if (n == poll) stop.Cancel();
        },
    };

    /// <summary>True when there is a rebalance in this poll.</summary>
    public bool Poll()
    {
        BeforePoll(++_polls);
        return IsRebalance(_polls);
    }

    public ErrorCode Write() => AtWrite(++_writes);

    public ErrorCode TransactionStep() => AtTransactionStep(++_transactionSteps);

    public ErrorCode GroupCommit() => AtGroupCommit(++_groupCommits);

    public string? AtCreate() => AtCreateFile(++_filesCreated);

    public EndFate Commit() => AtCommit(++_commits);

    public EndFate Abort() => AtAbort(++_aborts);
}
