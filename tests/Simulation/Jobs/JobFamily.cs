using Millrace.Contracts;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;
using Millrace.Simulation.Tests.Checking;

namespace Millrace.Simulation.Tests.Jobs;

/// <summary>A job that can be simulated.</summary>
/// <param name="Definition">What the generator says of it.</param>
/// <param name="Shape">What the reference has to know of it.</param>
/// <param name="CreateFactory">Makes what makes its tasks, for one lane.</param>
internal sealed record SimulatedJob(
    JobDefinition Definition, JobShape Shape, Func<JobPlan, TimeProvider, IStreamTaskFactory> CreateFactory);

/// <summary>The jobs that a seed chooses from.</summary>
internal static class JobFamily
{
    /// <summary>The one whose outputs tell when its windows were closed.</summary>
    public static SimulatedJob Windows { get; } = Of<WindowsJob>(
        new() { Windows = [new("window", 10_000, 3_000, TellsLate: true)] }, static () => new());

    public static IReadOnlyList<SimulatedJob> All { get; } =
    [
        Of<PlainJob>(new() { HasHalf = true }, static () => new()),
        Of<TotalsJob>(new() { HasTotals = true, HasExtremes = true }, static () => new()),
        Windows,
        Of<MixedJob>(
            new()
            {
                HasHalf = true,
                HasTotals = true,
                HasExtremes = true,
                Windows = [new("window", 10_000, 3_000, TellsLate: true), new("short", 4_000, 0, TellsLate: false)],
            },
            static () => new()),
        Of<JoinedJob>(
            new() { HasTotals = true, HasNotes = true, Windows = [new("window", 10_000, 3_000, TellsLate: true)] },
            static () => new()),
    ];

    private static SimulatedJob Of<TJob>(JobShape shape, Func<TJob> create) where TJob : class, IStreamJob<TJob> =>
        new(TJob.Job, shape, (plan, time) => new StreamTaskFactory<TJob>(plan, create(), time));
}
