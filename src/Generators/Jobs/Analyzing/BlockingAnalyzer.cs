using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Analyzing;

/// <summary>Finds a job that blocks its lane. Holds nothing that changes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] _files =
    [
        "AppendAllLines", "AppendAllText", "AppendText", "Copy", "Create", "CreateText", "Delete", "Exists", "Move",
        "Open", "OpenRead", "OpenText", "OpenWrite", "ReadAllBytes", "ReadAllLines", "ReadAllText", "ReadLines",
        "WriteAllBytes", "WriteAllLines", "WriteAllText",
    ];

    private static readonly ImmutableArray<MembersOfType> _members =
    [
        new("System.Threading.Thread", "Sleep", "Join", "SpinWait"),
        new("System.Threading.WaitHandle", "WaitOne", "WaitAll", "WaitAny"),
        new("System.Threading.SemaphoreSlim", "Wait"),
        new("System.Threading.ManualResetEventSlim", "Wait"),
        new("System.Threading.Tasks.Task", "Wait", "WaitAll", "WaitAny"),
        new("System.Threading.Tasks.Task`1", "Result"),
        new("System.Threading.Tasks.ValueTask`1", "Result"),
        new("System.Threading.Monitor", "Wait"),
        new("System.Threading.CountdownEvent", "Wait"),
        new("System.Threading.Barrier", "SignalAndWait"),
        new("System.Diagnostics.Process", "WaitForExit"),
        new("System.Net.Http.HttpClient", "Send"),
        new("System.Net.Dns", "GetHostEntry", "GetHostAddresses"),
        new("System.Data.Common.DbCommand", "ExecuteNonQuery", "ExecuteReader", "ExecuteScalar"),
        new("System.Console", "Read", "ReadKey", "ReadLine"),
        new("System.IO.File", _files),
        Awaiter("TaskAwaiter"),
        Awaiter("TaskAwaiter`1"),
        Awaiter("ValueTaskAwaiter"),
        Awaiter("ValueTaskAwaiter`1"),
        Awaiter("ConfiguredTaskAwaitable+ConfiguredTaskAwaiter"),
        Awaiter("ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter"),
        Awaiter("ConfiguredValueTaskAwaitable+ConfiguredValueTaskAwaiter"),
        Awaiter("ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DeterminismRules.Blocking];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        JobOperations.Report(context, DeterminismRules.Blocking, _members);
    }

    private static MembersOfType Awaiter(string type) => new("System.Runtime.CompilerServices." + type, "GetResult");
}
