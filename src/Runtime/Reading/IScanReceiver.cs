namespace Millrace.Runtime.Reading;

/// <summary>Takes the records of partitions that are read side by side, each up to an end.</summary>
internal interface IScanReceiver
{
    /// <summary>One record, in the order of its partition; its bytes are valid only during the call.</summary>
    void OnRecord(int partition, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue);

    /// <summary>So many offsets are left; called at the beginning and from time to time.</summary>
    void OnLeft(int partition, long offsets);

    /// <summary>An open transaction holds the end of a partition back; called again from time to time.</summary>
    void OnBlocked(int partition);
}
