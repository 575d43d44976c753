using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Generators.Tests.Testing;

/// <summary>What the compiler is given of a project beside its sources.</summary>
internal sealed record ProjectFiles
{
    /// <summary>The text of <c>state.lock.json</c>; null for a project without it.</summary>
    public string? StateLock { get; init; }

    /// <summary>True for a run of the target that writes the file.</summary>
    public bool UpdatesStateLock { get; init; }

    /// <summary>The severities that <c>.editorconfig</c> gives, by id.</summary>
    public IReadOnlyDictionary<string, ReportDiagnostic> Severities { get; init; } =
        new Dictionary<string, ReportDiagnostic>();

    public ImmutableArray<AdditionalText> Additional => StateLock == null ? [] : [new LockText(StateLock)];

    public AnalyzerConfigOptionsProvider Properties => With(new Dictionary<string, string>
    {
        ["build_property.MillraceUpdateStateLock"] = UpdatesStateLock ? "true" : "",
    });

    /// <summary>A project with these properties and no others.</summary>
    public static AnalyzerConfigOptionsProvider With(IReadOnlyDictionary<string, string> properties) =>
        new BuildProperties(properties);

    public CSharpCompilation Apply(CSharpCompilation compilation) => compilation.WithOptions(
        compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(Severities)));

    private sealed class LockText(string text) : AdditionalText
    {
        public override string Path => "project/state.lock.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class BuildProperties(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }

    private sealed class EditorConfig(IReadOnlyDictionary<string, ReportDiagnostic> severities)
        : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
