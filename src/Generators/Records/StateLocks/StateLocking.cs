using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;

namespace Millrace.Generators.Records.StateLocks;

/// <summary>
/// Compares states with <c>state.lock.json</c> where the project has one. The target <c>UpdateStateLock</c> builds with
/// the property <c>MillraceUpdateStateLock</c>: then nothing is compared, and the file's text comes out as comments of
/// a generated file, because a generator writes no other files. Wiring only.
/// </summary>
internal static class StateLocking
{
    internal const string Step = "StateLock";

    private const string UpdateProperty = "build_property.MillraceUpdateStateLock";

    public static void Add(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DeclaredState> declared)
    {
        IncrementalValueProvider<ImmutableArray<DeclaredState>> all = declared.Collect();
        IncrementalValueProvider<ImmutableArray<StateLock>> locks = context.AdditionalTextsProvider
            .Where(static file => Path.GetFileName(file.Path) == StateLock.FileName)
            .Select(static (file, cancellation) => StateLock.Read(file.Path, file.GetText(cancellation)!))
            .Collect();
        IncrementalValueProvider<bool> isUpdate = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(UpdateProperty, out string? value)
                && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

        context.Report(all.Combine(locks).Combine(isUpdate)
            .SelectMany(static (input, _) => Compare(input.Left.Left, input.Left.Right, isUpdate: input.Right))
            .WithTrackingName(Step));
        context.RegisterSourceOutput(all.Combine(isUpdate), static (output, input) =>
        {
            if (input.Right) output.AddSource("StateLock.g.cs", Comments(input.Left));
        });
    }

    private static IEnumerable<DiagnosticRecord> Compare(
        ImmutableArray<DeclaredState> declared, ImmutableArray<StateLock> locks, bool isUpdate) =>
        isUpdate || locks.IsEmpty ? [] : StateLockCheck.Compare(declared, locks[0]);

    private static string Comments(ImmutableArray<DeclaredState> declared)
    {
        string text = StateLock.Write(declared.Select(state => state.State).OfType<LockedState>());
        return string.Concat(text.TrimEnd().Split('\n').Select(line => $"// {line}\n"));
    }
}
