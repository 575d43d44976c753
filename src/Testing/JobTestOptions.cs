using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Testing;

/// <summary>How a <see cref="JobTest{TJob}"/> runs its job. Everything has a default.</summary>
public sealed record JobTestOptions
{
    /// <summary>Where the job's constructor parameters come from. Default: there are none.</summary>
    public IServiceProvider Services { get; init; } = new NoServices();

    /// <summary>
    /// The job's settings, as for <see cref="MillraceBuilder.AddJob{TJob}"/>. Default: its attributes.
    /// </summary>
    public Action<JobOptions>? Configure { get; init; }

    /// <summary>How many partitions each topic has, 1 or more. Default: 1.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>
    /// When the test begins. Its clock goes on with the records that are sent, so that the default, 1970, is before all
    /// of them.
    /// </summary>
    public DateTimeOffset Start { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>In which order the job's threads run, where it has several lanes. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Where the job's log goes. Default: nowhere.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
