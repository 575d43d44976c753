using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Diagnostics;

/// <summary>What can be wrong with a window of a job, and with the methods that belong to it.</summary>
internal static class WindowRules
{
    public static readonly DiagnosticDescriptor NoTimestamp = Rule.Error(
        "MR0141", "A window needs event time",
        "Window '{0}' needs to know when a '{1}' happened: add [Timestamp] to its DateTimeOffset, DateTime or "
        + "long member that says so");

    public static readonly DiagnosticDescriptor Accumulator = Rule.Error(
        "MR0142", "A window adds to an accumulator",
        "Window '{0}' must be 'void {1}({2} record, ref TAcc accumulator)', TAcc a [State] struct: {3}");

    public static readonly DiagnosticDescriptor NeverCloses = Rule.Error(
        "MR0143", "A window has a method that closes it",
        "Nothing would come out of window '{0}': add '[OnWindowClose(nameof({1}))] public Out Close(Window<{2}> "
        + "window, {3} accumulator)', Out a [KafkaSink] record");

    public static readonly DiagnosticDescriptor UnknownWindow = Rule.Error(
        "MR0144", "[OnWindowClose] and [OnLate] name a window",
        "'{0}' is no window of job '{1}': name a method that is marked with [TumblingWindow], by nameof");

    public static readonly DiagnosticDescriptor Parameters = Rule.Error(
        "MR0145", "A window's methods take what the window has",
        "'{0}' must take ({1}), as window '{2}' has it");

    public static readonly DiagnosticDescriptor Duplicate = Rule.Error(
        "MR0146", "A window has one method of a kind",
        "Window '{0}' has '{1}' for [{2}] already: remove one of them");

    public static readonly DiagnosticDescriptor SameName = Rule.Error(
        "MR0147", "A window's name is its own",
        "Another handler is named '{0}' too, but the window's state is kept under that name and nameof({0}) must "
        + "mean the window: rename one of them");

    public static readonly DiagnosticDescriptor OutsideJob = Rule.Error(
        "MR0148", "Handlers are methods of a job",
        "[{0}] has no effect on '{1}', because '{2}' is no job: mark the class with [StreamJob], or move the "
        + "method into one");
}
