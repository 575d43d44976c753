using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>
/// Finds checkpoints that are too far apart for the default transaction timeout; a warning, because configuration can
/// raise that. Holds nothing that changes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckpointIntervalAnalyzer : DiagnosticAnalyzer
{
    private const int IntervalsInTransactionTimeout = 3;
    private const long TransactionTimeoutDefaultMs = 10_000;
    private const int ExactlyOnce = 0;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [JobRules.IntervalBeyondTransaction];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (JobAttributes.Find(context.Symbol, "StreamJob") is not { } job) return;
        if (JobAttributes.Named(job, "Delivery") is not (null or ExactlyOnce)) return;
        if (JobAttributes.Named(job, "CheckpointInterval") is not string text
            || !Duration.TryParseMs(text, out long intervalMs)
            || intervalMs <= TransactionTimeoutDefaultMs / IntervalsInTransactionTimeout) return;
        context.ReportDiagnostic(Diagnostic.Create(
            JobRules.IntervalBeyondTransaction, JobAttributes.ArgumentLocation(job, "CheckpointInterval"),
            text, intervalMs * IntervalsInTransactionTimeout));
    }
}
