using Millrace.Contracts;
using Millrace.Runtime.Checkpointing.Entries;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Checkpointing.Topics;
using Millrace.Runtime.Reading;

namespace Millrace.Runtime.Checkpointing.Caching;

/// <summary>
/// Looks for cached checkpoints at the end of the state topic: first at very little of it, because most often they are
/// the last ones there. Used by one thread.
/// </summary>
internal sealed class CheckpointSearch(IStateTopicReader topic, Func<int, string> placeOf)
{
    private const int OffsetsFirst = 16, Growth = 16, OffsetsMax = 1 << 20;

    /// <summary>What has become of each of the checkpoints.</summary>
    public IReadOnlyDictionary<int, Finding> Find(
        IReadOnlyDictionary<int, CachedCheckpoint> wanted, CancellationToken stop)
    {
        Dictionary<int, Finding> findings = [];
        for (int offsets = OffsetsFirst; findings.Count < wanted.Count; offsets *= Growth)
        {
            int[] open = [.. wanted.Keys.Where(partition => !findings.ContainsKey(partition))];
            Dictionary<int, Sightings> seen = open.ToDictionary(
                static partition => partition, partition => new Sightings(wanted[partition]));
            IReadOnlyList<int> more = topic.ReadTails(open, offsets, new Tails(seen, placeOf), stop);
            foreach (int partition in open)
            {
                int? offsetsLeft = !more.Contains(partition) ? 0 : offsets < OffsetsMax ? null : offsets;
                if (seen[partition].Decide(offsetsLeft) is { } finding) findings[partition] = finding;
            }
        }
        return findings;
    }

    private sealed class Tails(IReadOnlyDictionary<int, Sightings> seen, Func<int, string> placeOf) : IScanReceiver
    {
        public void OnRecord(
            int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
        {
            if (!StateEntry.IsCheckpoint(key)) return;
            try
            {
                seen[partition].Add(offset, TopicFrame.BodyOf(key, value, out _));
            }
            catch (RecordFormatException e)
            {
                throw CheckpointRefusedException.Damaged(placeOf(partition), offset, e.Reason);
            }
        }

        public void OnLeft(int partition, long offsets) { }

        public void OnBlocked(int partition) { }
    }
}

/// <summary>What the state topic says of a cached checkpoint.</summary>
/// <param name="OffsetNext">What stands behind its record there; null when it is not there.</param>
/// <param name="Refusal">Why the cache is of no use, then.</param>
internal readonly record struct Finding(long? OffsetNext, string Refusal = "");

/// <summary>The checkpoint records that were seen of one partition, and what follows from them.</summary>
internal sealed class Sightings(CachedCheckpoint wanted)
{
    private readonly long _number = wanted.Record.Number;
    private long _lowest = long.MaxValue, _highest = long.MinValue;
    private long? _offset;

    /// <summary>A checkpoint record of the topic.</summary>
    public void Add(long offset, ReadOnlySpan<byte> record)
    {
        long number = CheckpointRecord.Read(record).Number;
        (_lowest, _highest) = (Math.Min(_lowest, number), Math.Max(_highest, number));
        if (number == _number && record.SequenceEqual(wanted.Bytes)) _offset = offset;
    }

    /// <summary>
    /// Null when more of the topic must be looked at. A record that is not there any more has been compacted away, and
    /// with it perhaps the removal of entries that the cache still has.
    /// </summary>
    /// <param name="offsetsSeen">
    /// How much was looked at when there will be no more of it: 0 for all that there is; null when there will be.
    /// </param>
    public Finding? Decide(int? offsetsSeen)
    {
        if (_offset is { } offset) return new(offset + 1);
        if (_highest != long.MinValue && _highest < _number)
            return new(null, $"it is of checkpoint {_number}, and the topic's last one is {_highest}");
        if (_lowest <= _number)
            return new(null, $"checkpoint {_number} of the topic is not the one that it was made at");
        return offsetsSeen switch
        {
            null => null,
            0 when _lowest == long.MaxValue => new(null, "the topic has no checkpoint"),
            0 => new(null, $"the topic does not have checkpoint {_number} any more"),
            { } seen => new(null, $"checkpoint {_number} is more than {seen:N0} offsets back in the topic"),
        };
    }
}
