using Millrace.Simulation.Tests.Checking;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>A record that is written to a source.</summary>
/// <param name="After">When, from the start.</param>
/// <param name="Record">What.</param>
/// <param name="Fate">How.</param>
internal readonly record struct Arrival(TimeSpan After, Given Record, ArrivalFate Fate);

/// <summary>How a record is written.</summary>
internal enum ArrivalFate
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>In a transaction that is committed.</summary>
    Committed,

    /// <summary>In a transaction that is aborted: nobody may see it.</summary>
    Aborted,
}
