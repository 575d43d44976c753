using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Files;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Restores the tasks of a lane from their cache files, as far as those can be trusted, and says where the state topic
/// goes on. Used by the lane's thread.
/// </summary>
internal sealed class CacheReader(LocalCache cache, string laneId, CachedTasks tasks, CheckpointSearch search)
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5);

    /// <summary>Hands over what the files have.</summary>
    /// <param name="readings">The tasks.</param>
    /// <param name="chunks">Their accounts of chunks.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>By partition, where the topic is to be read from; those that the cache cannot serve are not
    /// there.</returns>
    public IReadOnlyDictionary<int, long> Begin(
        IReadOnlyList<CheckpointReading> readings, IReadOnlyDictionary<int, ChunkedKeys> chunks,
        CancellationToken stop)
    {
        foreach (CheckpointReading reading in readings) tasks.Remove(reading.Partition);
        cache.Work.Wait(_timeout);
        Dictionary<int, CachedCheckpoint> found = [];
        foreach (CheckpointReading reading in readings)
            if (Find(reading.Partition, stop) is { } checkpoint) found[reading.Partition] = checkpoint;
        IReadOnlyDictionary<int, Finding> findings = search.Find(found, stop);
        Dictionary<int, long> offsets = [];
        foreach (CheckpointReading reading in readings.Where(reading => findings.ContainsKey(reading.Partition)))
        {
            (int partition, Finding finding) = (reading.Partition, findings[reading.Partition]);
            if (finding.OffsetNext is not { } offset) Refuse(partition, finding.Refusal);
            else if (TryHandOver(reading, found[partition], chunks[partition], stop)) offsets[partition] = offset;
        }
        return offsets;
    }

    /// <summary>Takes what the topic has of a task behind its files, and adds it to them.</summary>
    public ICheckpointReceiver TailOf(CheckpointReading reading, ChunkedKeys chunked) =>
        tasks.Of(reading.Partition) is { } task ? new CachedTail(reading.Receiver, task, chunked) : reading.Receiver;

    /// <summary>True when files and topic together are what the last checkpoint was made of.</summary>
    public bool IsRight(CheckpointReading reading)
    {
        if (reading.Receiver.Mismatch is not { } mismatch) return true;
        Refuse(reading.Partition, mismatch);
        return false;
    }

    private CachedCheckpoint? Find(int partition, CancellationToken stop)
    {
        TaskFiles files = cache.FilesOf(partition);
        IReadOnlyList<long> numbers = [];
        try
        {
            numbers = files.Numbers();
            if (numbers.Count > 0) return CachedCheckpoint.Find(files, numbers, stop);
            tasks.Put(partition, new(cache, partition, CacheChain.Begin(number: 1)));
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            Refuse(partition, ReasonOf(e));
        }
        return null;
    }

    private bool TryHandOver(
        CheckpointReading reading, CachedCheckpoint checkpoint, ChunkedKeys chunked, CancellationToken stop)
    {
        try
        {
            checkpoint.HandTo(reading.Receiver, chunked, stop);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            reading.Receiver.BeginAgain();
            Refuse(reading.Partition, ReasonOf(e));
            return false;
        }
        cache.Logger.ReadsCache(laneId, reading.Partition, checkpoint.Record.Number);
        Continue(reading.Partition, checkpoint.Chain);
        return true;
    }

    /// <summary>The task is read from the topic; its files are removed, and others begin.</summary>
    private void Refuse(int partition, string reason)
    {
        cache.Logger.CacheRefused(laneId, partition, reason);
        tasks.Remove(partition);
        try
        {
            IReadOnlyList<long> numbers = cache.FilesOf(partition).Numbers();
            Continue(partition, CacheChain.Begin(numbers.Count == 0 ? 1 : numbers[^1] + 1));
        }
        catch (ObjectStoreException e)
        {
            cache.Logger.CacheStops(partition, e.Message);
        }
    }

    /// <summary>Goes on behind files that count, and removes all others.</summary>
    private void Continue(int partition, CacheChain chain)
    {
        TaskFiles files = cache.FilesOf(partition);
        try
        {
            foreach (long number in files.Numbers())
                if (number < chain.Number - chain.Files || number >= chain.Number) files.Delete(number);
            tasks.Put(partition, new(cache, partition, chain));
        }
        catch (ObjectStoreException e)
        {
            cache.Logger.CacheStops(partition, e.Message);
        }
    }

    /// <summary>Files that are damaged, or that the disk does not give out: the topic has it all.</summary>
    private static bool IsOfFiles(Exception failure) =>
        failure is RecordFormatException or ObjectStoreException or IOException;

    private static string ReasonOf(Exception failure) =>
        failure is RecordFormatException format ? format.Reason : failure.Message;
}
