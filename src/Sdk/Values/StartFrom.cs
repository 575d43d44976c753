namespace Millrace;

/// <summary>Where a partition is read from when there is no checkpoint and no committed offset for it.</summary>
public enum StartFrom
{
    /// <summary>The oldest record that the broker still has.</summary>
    Earliest,

    /// <summary>Only records written after the job has first started.</summary>
    Latest,
}
