namespace Millrace.Runtime.Telemetry;

/// <summary>Where a task is at a moment. Immutable: a lane leaves a new one for whoever collects.</summary>
/// <param name="Partition">Its partition number.</param>
/// <param name="WatermarkMs">Its watermark, Unix milliseconds; null while it has none, and at the end of input.</param>
/// <param name="Inputs">Its source partitions.</param>
/// <param name="States">Its states.</param>
internal sealed record TaskGauges(
    int Partition, long? WatermarkMs, IReadOnlyList<InputGauges> Inputs, IReadOnlyList<StateGauges> States);

/// <summary>Where a task is in a source partition.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="OffsetNext">The next offset that it handles.</param>
/// <param name="OffsetCommitted">The next offset in its last checkpoint.</param>
/// <param name="Lag">How many offsets are left to the end that the client knows; null while it knows none.</param>
internal sealed record InputGauges(string Topic, long OffsetNext, long OffsetCommitted, long? Lag);

/// <summary>How large a task's state is.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Bytes">The memory of its tables.</param>
internal sealed record StateGauges(string State, long Entries, long Bytes);
