using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Finds a job that makes random values. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RandomAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] _random =
    [
        "Next", "NextInt64", "NextDouble", "NextSingle", "NextBytes", "GetBytes", "GetNonZeroBytes", "GetInt32",
        "GetItems", "GetString", "GetHexString", "Fill", "Shuffle",
    ];

    private static readonly ImmutableArray<MembersOfType> _members =
    [
        new("System.Guid", "NewGuid", "CreateVersion7"),
        new("System.Random", _random),
        new("System.Security.Cryptography.RandomNumberGenerator", _random),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DeterminismRules.Random];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        JobOperations.Report(context, DeterminismRules.Random, _members);
    }
}
