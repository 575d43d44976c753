namespace Millrace;

/// <summary>
/// Takes savepoints of the jobs of this host (Flink's savepoints): a consistent copy of a job's state and positions
/// that another job of the same name can start from, into either store. A service of the host.
/// </summary>
public interface ISavepoints
{
    /// <summary>
    /// Takes a savepoint of a running job, with the help of all its processes, into its <c>SavepointFolder</c>. The job
    /// goes on meanwhile.
    /// </summary>
    /// <param name="job">The name in <see cref="StreamJobAttribute"/>.</param>
    /// <param name="name">What to call it: letters, digits, <c>-</c>, <c>_</c>, <c>.</c>. Default: the time.</param>
    /// <param name="cancellation">Ends waiting; the savepoint may still become complete.</param>
    /// <returns>The savepoint's folder, for <see cref="JobOptions.StartFromSavepoint"/>.</returns>
    /// <exception cref="ArgumentException">The host has no such job, or the name cannot be one.</exception>
    /// <exception cref="InvalidOperationException">The job has no <c>SavepointFolder</c>.</exception>
    Task<string> TakeAsync(string job, string? name = null, CancellationToken cancellation = default);

    /// <summary>
    /// Makes a savepoint of what a job has left in its store, without running it; no process of the job may run.
    /// </summary>
    /// <param name="job">The name in <see cref="StreamJobAttribute"/>.</param>
    /// <param name="name">What to call it, as for <see cref="TakeAsync"/>. Default: the time.</param>
    /// <returns>The savepoint's folder.</returns>
    /// <exception cref="ArgumentException">The host has no such job, or the name cannot be one.</exception>
    /// <exception cref="InvalidOperationException">The job has no <c>SavepointFolder</c>, runs, or has left
    /// nothing.</exception>
    Task<string> TakeOfStoppedAsync(string job, string? name = null);
}
