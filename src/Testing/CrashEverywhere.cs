using Millrace.Contracts;

namespace Millrace.Testing;

/// <summary>
/// Repeats a test with a crash at each place where the job could crash, to show that its results do not depend on it.
/// </summary>
public static class CrashEverywhere
{
    /// <summary>
    /// Runs <paramref name="test"/> once undisturbed, and then once for each call that the job made to Kafka's clients,
    /// with its process killed at that call and started again. The test must hold each time.
    /// </summary>
    /// <typeparam name="TJob">A <see cref="StreamJobAttribute"/> class.</typeparam>
    /// <param name="test">Sends records and looks at outputs; no instance may be used after it returns.</param>
    /// <param name="options">How the job runs.</param>
    /// <returns>How many crashes the test has survived.</returns>
    /// <exception cref="CrashTestException">The test has failed behind a crash; says behind which.</exception>
    public static int Run<TJob>(Action<JobTest<TJob>> test, JobTestOptions? options = null)
        where TJob : class, IStreamJob<TJob>
    {
        ArgumentNullException.ThrowIfNull(test);
        int calls = Run(test, options ?? new(), crashAtCall: 0);
        for (int call = 1; call <= calls; call++) Run(test, options ?? new(), call);
        return calls;
    }

    private static int Run<TJob>(Action<JobTest<TJob>> test, JobTestOptions options, int crashAtCall)
        where TJob : class, IStreamJob<TJob>
    {
        using JobTest<TJob> job = new(options, crashAtCall);
        try
        {
            test(job);
        }
        catch (Exception e) when (job.CrashedAt != null)
        {
            throw new CrashTestException(
                $"The test holds without a crash, but not with one at call {crashAtCall} of the job's clients "
                + $"({job.CrashedAt}): {e.Message}", e);
        }
        return job.Calls;
    }
}

/// <summary>A test that holds without a crash has failed behind one. The cause is the inner exception.</summary>
public sealed class CrashTestException : Exception
{
    internal CrashTestException(string message, Exception cause) : base(message, cause) { }
}
