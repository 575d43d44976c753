using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What makes a replay of the same records give another answer, or the lane stand still.</summary>
internal static class DeterminismRules
{
    public static readonly DiagnosticDescriptor WallClock = Rule.Warning(
        "MR0401", "A job does not read the wall clock",
        "'{0}' reads the wall clock, so that a replay of the same records gives another answer: use the "
        + "[Timestamp] member of the record, or the Start or End of the window");

    public static readonly DiagnosticDescriptor Random = Rule.Warning(
        "MR0402", "A job makes no random values",
        "'{0}' makes a random value, so that a replay of the same records gives another answer: derive the value "
        + "from the record, such as a hash of its message key and timestamp");

    public static readonly DiagnosticDescriptor Blocking = Rule.Warning(
        "MR0403", "A job does not block its lane",
        "'{0}' blocks the lane, and with it every partition and the checkpoints of the lane: read what the "
        + "handler needs as a source, or before the host starts, in a service that the constructor takes");

    public static readonly DiagnosticDescriptor SharedStatic = Rule.Warning(
        "MR0410", "A job depends on its records alone",
        "'{0}' is static and can change, so that lanes, which are threads, share it, and a replay of the same records "
        + "gives another answer: keep it in a [State] struct that the handler takes by ref, or make it readonly");
}
