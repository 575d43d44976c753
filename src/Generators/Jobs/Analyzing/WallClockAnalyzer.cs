using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Finds a job that reads the wall clock. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WallClockAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<MembersOfType> _members =
    [
        new("System.DateTime", "Now", "UtcNow", "Today"),
        new("System.DateTimeOffset", "Now", "UtcNow"),
        new("System.Environment", "TickCount", "TickCount64"),
        new("System.TimeProvider", "GetUtcNow", "GetLocalNow", "GetTimestamp", "GetElapsedTime"),
        new("System.Diagnostics.Stopwatch", "StartNew", "Start", "Restart", "GetTimestamp", "GetElapsedTime"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DeterminismRules.WallClock];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        JobOperations.Report(context, DeterminismRules.WallClock, _members);
    }
}
