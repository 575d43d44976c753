namespace Millrace;

/// <summary>Whether a job ends by itself (a bounded run, Flink's <c>setBounded</c>).</summary>
public enum StopAt
{
    /// <summary>The job runs until it is stopped.</summary>
    Never,

    /// <summary>
    /// The job reads to the end that each partition has when the job starts, fires every open window, commits and ends.
    /// </summary>
    Latest,
}
