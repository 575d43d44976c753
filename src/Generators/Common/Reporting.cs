using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>Hands diagnostics to the compiler. Pure wiring.</summary>
internal static class Reporting
{
    /// <summary>
    /// Reports each diagnostic in the tree of the present compilation. Where there is none, that costs nothing, however
    /// often the compilation changes.
    /// </summary>
    public static void Report(
        this IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticRecord> found) =>
        context.RegisterSourceOutput(
            found.Combine(context.CompilationProvider),
            static (output, one) => output.ReportDiagnostic(one.Left.ToDiagnostic(one.Right)));
}
