using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Rounds;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Runtime.Telemetry;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Lanes.TakeOvers;

/// <summary>
/// Takes a partition over from whoever had it: waits until what the former owner left open is decided, reads the task's
/// state and checkpoint record, checks them, and says where to go on. Used by a lane inside the assignment call-back,
/// so that the group waits. The order of the steps is what makes it right; see docs/architecture.md.
/// </summary>
internal sealed class TakeOver(JobContext job, LaneClients clients, LaneScope lane)
{
    /// <summary>How long to wait for the former owner's offsets before its transaction is looked at.</summary>
    private static readonly TimeSpan _stableOffsetsTimeout = TimeSpan.FromSeconds(2);

    private readonly JobPlan _plan = job.Plan;
    private readonly LaneActivity _activity = job.Health.Lane(lane.Id);
    private readonly DeadWriters _deadWriters = new(job, lane.Id);

    /// <summary>A task on its way back.</summary>
    private readonly record struct Restoring(StreamTask Task, StateRestore State);

    /// <summary>Restores the tasks, side by side, and starts their inputs; they have not resumed then.</summary>
    public void Restore(IReadOnlyList<StreamTask> tasks)
    {
        RestoreProgress progress = new(tasks, job, lane.Id);
        Dictionary<TopicPartition, long> group = StableOffsets(tasks);
        Restoring[] restoring = [.. tasks.Select(Begin)];
        clients.CheckpointReader?.Read(
            [.. restoring.Select(one => new CheckpointReading(
                one.Task.Partition, one.State, () => OnBlocked(one.Task.Partition, one.State.Last),
                left => progress.OnLeft(one.Task.Partition, left)))],
            lane.Stop);
        foreach (Restoring one in restoring) Complete(one, group, progress);
        job.Metrics.Lane(lane.Id).OnRestored(progress.Elapsed);
    }

    private Restoring Begin(StreamTask task) =>
        new(task, new(task.Stores, countsAtOnce: job.Checkpoints is { IsAtomic: true }));

    private void Complete(Restoring one, Dictionary<TopicPartition, long> group, RestoreProgress progress)
    {
        (StreamTask task, StateRestore restore) = one;
        bool isImported = TryImport(task.Partition, restore);
        restore.Complete();
        CheckpointRecord? checkpoint = restore.Last;
        if (checkpoint != null) RequireStillStable(task, checkpoint, MismatchOf(restore), group);
        Check(restore, task.Partition, isImported);
        task.BeganWith(isImported ? job.Savepoint!.Id : checkpoint?.Savepoint ?? "", isImported);
        foreach (SourceInput input in task.Inputs) Start(input, restore, group);
        task.OnRestored(restore.NumberTaken, checkpoint?.WatermarkMs ?? EventTime.None);
        if (checkpoint == null) return;
        long elapsedMs = (long)progress.Elapsed.TotalMilliseconds;
        job.Logger.Restored(lane.Id, task.Partition, checkpoint.Number, restore.Entries, elapsedMs);
    }

    /// <summary>
    /// A checkpoint that is not where the group was, or that entries do not fit, may be one that was written since: by
    /// a new owner, while this process stood still. The group's offset has moved as well then, and nobody has reset it
    /// or deleted anything.
    /// </summary>
    private void RequireStillStable(
        StreamTask task, CheckpointRecord checkpoint, string? mismatch, Dictionary<TopicPartition, long> group)
    {
        bool agrees = mismatch == null && checkpoint.Sources.All(source =>
            !group.TryGetValue(new(source.Topic, task.Partition), out long committed)
            || committed == source.OffsetNext);
        if (agrees) return;
        Dictionary<TopicPartition, long> now = StableOffsets([task]);
        if (now.Any(committed => group.GetValueOrDefault(committed.Key, -1) != committed.Value))
            throw new MembershipLostException(
                $"partition {task.Partition} has got another owner while it was being taken over");
    }

    private void Start(SourceInput input, StateRestore restore, Dictionary<TopicPartition, long> group)
    {
        CheckpointRecord? checkpoint = restore.Last;
        SourcePosition? position = checkpoint?.Sources.FirstOrDefault(source => source.Topic == input.Topic);
        long? groupOffset =
            group.TryGetValue(new(input.Topic, input.Partition), out long committed) ? committed : null;
        (OnOffsetConflict policy, long? goneBackFrom) = StartDecision.GoBack(
            _plan.OnOffsetConflict, hasDamage: restore.Damage.Count > 0, groupOffset, position?.GoneBackFrom);
        long offset = Decide(input, position?.OffsetNext, groupOffset, policy);
        if (position != null)
        {
            SourcePlan source = _plan.SourceReading(input.Topic);
            long watermarkMs = EventTime.Add(position.HighestMs, -source.MaxOutOfOrdernessMs);
            input.Watermark?.Restore(position.HighestMs, Math.Max(watermarkMs, checkpoint!.WatermarkMs));
        }
        input.Start(offset, StopOffset(input, checkpoint), goneBackFrom);
    }

    private long? StopOffset(SourceInput input, CheckpointRecord? checkpoint) => _plan.IsBounded
        ? BoundedRun.StopOffset(checkpoint, input.Topic, job.Ends[new(input.Topic, input.Partition)])
        : null;

    private long Decide(SourceInput input, long? checkpoint, long? group, OnOffsetConflict policy)
    {
        StartDecision.Decision decision =
            StartDecision.Decide(checkpoint, group, policy, _plan.Delivery, _plan.CheckpointStore);
        if (decision.Kind == StartDecision.Kind.Missing)
            throw CheckpointRefusedException.Missing(
                _plan.GroupId, input.Topic, input.Partition, group!.Value, job.Checkpoints!.PlaceOf(input.Partition));
        if (decision.Kind == StartDecision.Kind.Conflict)
            throw CheckpointRefusedException.OffsetConflict(
                _plan.GroupId, input.Topic, input.Partition, group!.Value, checkpoint!.Value);
        if (decision.Overruled)
            job.Logger.OffsetConflict(input.Topic, input.Partition, group!.Value, checkpoint!.Value, decision.Offset);
        return decision.Kind == StartDecision.Kind.Offset ? decision.Offset : FirstOffset(input);
    }

    private long FirstOffset(SourceInput input)
    {
        WatermarkOffsets offsets =
            clients.Reader.QueryOffsets(new(input.Topic, input.Partition), job.RequestTimeout);
        StartFrom startFrom = _plan.SourceReading(input.Topic).StartFrom;
        return startFrom == StartFrom.Earliest ? offsets.Low.Value : offsets.High.Value;
    }

    /// <summary>
    /// The group's offsets; no open transaction can change them any more. Another client asks: this consumer
    /// is in the middle of a rebalance, and its connection to the coordinator may be waiting for the rest of the group.
    /// </summary>
    private Dictionary<TopicPartition, long> StableOffsets(IReadOnlyList<StreamTask> tasks)
    {
        TopicPartition[] partitions =
        [
            .. tasks.SelectMany(static task => task.Inputs)
                .Select(static input => new TopicPartition(input.Topic, input.Partition)),
        ];
        long startedAt = job.Time.GetTimestamp();
        while (true)
        {
            lane.Stop.ThrowIfCancellationRequested();
            try
            {
                return new(job.Clients.Admin.StableOffsets(_plan.GroupId, partitions, _stableOffsetsTimeout));
            }
            catch (KafkaException) when (job.Time.GetElapsedTime(startedAt) < job.TakeOverTimeout)
            {
                _activity.Enter(LanePhase.WaitingForTransaction, $"the offsets of group '{_plan.GroupId}'");
                if (clients.CheckpointReader is not { } reader) continue;
                int[] numbers = [.. tasks.Select(static task => task.Partition)];
                foreach (CheckpointRecord last in reader.FindLast(numbers, lane.Stop).Values)
                    _deadWriters.FenceWriterOf(last);
            }
        }
    }

    private void OnBlocked(int partition, CheckpointRecord? last)
    {
        _activity.Enter(LanePhase.WaitingForTransaction, $"{_plan.StateTopic}[{partition}]");
        job.Logger.WaitsForTransaction(lane.Id, _plan.StateTopic, partition);
        _deadWriters.FenceWriterOf(last);
    }

    /// <summary>Takes the task from the savepoint that the job is to start from, if it has no checkpoint yet.</summary>
    private bool TryImport(int partition, StateRestore restore)
    {
        if (job.Savepoint is not { } savepoint || restore.Damage.Count > 0) return false;
        if (restore.Last is { } own)
        {
            if (own.Savepoint == savepoint.Id) return false;
            throw CheckpointRefusedException.NotFromSavepoint(job.Checkpoints!.PlaceOf(partition), own.Number);
        }
        savepoint.Read(partition, restore);
        job.Logger.StartsFromSavepoint(lane.Id, partition, savepoint.Id);
        return true;
    }

    private void Check(StateRestore restore, int partition, bool isImported)
    {
        foreach (CheckpointDamage damage in restore.Damage)
            job.Logger.CheckpointDamaged(lane.Id, job.Checkpoints!.PlaceOf(partition), damage.Number, damage.Reason);
        if (restore.Last == null && restore.Damage.Count > 0)
            throw CheckpointRefusedException.AllDamaged(job.Checkpoints!.PlaceOf(partition), restore.Damage);
        IReadOnlyList<string> problems = restore.Last == null ? [] : CheckpointCheck.Problems(
            restore.Last, _plan.Definition, job.Cluster, isImported ? _plan.AllowDroppedState : null);
        if (problems.Count > 0)
            throw CheckpointRefusedException.NotUsable(_plan.GroupId, partition, restore.Last!, problems);
        if (restore.Failure is { } failure)
            throw new CheckpointRefusedException(
                $"The {job.Checkpoints!.PlaceOf(partition)} is damaged: {failure.Message}");
        if (MismatchOf(restore) is { } mismatch)
            throw CheckpointRefusedException.Incomplete(job.Checkpoints!.PlaceOf(partition), mismatch);
    }

    /// <summary>
    /// What shows that state is not whole. Without transactions a former owner may have written on, and that is
    /// repaired where it is seen.
    /// </summary>
    private string? MismatchOf(StateRestore restore) =>
        job.Checkpoints is { IsAtomic: true } ? restore.Mismatch : null;
}
