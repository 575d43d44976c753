using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;
using Millrace.Generators.Jobs.Parsing.Handlers;

namespace Millrace.Generators.Jobs.Parsing.Windows;

/// <summary>Reads the windows of one job, each with the methods that close it and take what is late.</summary>
internal sealed class WindowParser(JobScope scope, StateTable states, ClassNames names, JobMethods methods)
{
    /// <summary>The window; null when something is wrong with it, which is reported.</summary>
    public WindowModel? Parse(IMethodSymbol method, AttributeData attribute)
    {
        WindowTimes times = WindowTimes.Parse(scope, attribute);
        WindowSignature window = ParseSignature(method);
        if (methods.IsNamesake(method)) return null; // reported; the methods of the name are the other's
        CallModel? close = ParseClose(window);
        LateModel? late = ParseLate(window);
        if (window is not { Input: { } input, Key: { } key, Accumulator: { } accumulator }) return null;
        if (close == null) return null;

        StateModel state = new(method.Name, key, CSharpNames.Global(accumulator));
        states.KeepWindow(state, method);
        return new()
        {
            DisplayName = scope.DisplayName(method),
            ClassName = names.For(method, "WindowHandler"),
            Input = CSharpNames.Global(input),
            State = state,
            SizeMs = times.SizeMs,
            OffsetMs = times.OffsetMs,
            AllowedLatenessMs = times.AllowedLatenessMs,
            Add = CSharpNames.Identifier(method.Name),
            AddTakesMetadata = method.Parameters.Length > 2,
            Close = close,
            Late = late,
        };
    }

    private WindowSignature ParseSignature(IMethodSymbol method)
    {
        INamedTypeSymbol? input = InputParser.Parse(scope, method);
        MessageKey? key = input == null ? null : InputParser.Key(scope, method, input, "a window");
        if (input != null && !Timestamps.IsMarked(input))
        {
            Location? record = SourcePlaces.TypeOf(method.Parameters[0]);
            scope.Report(WindowRules.NoTimestamp, record, scope.DisplayName(method), input.Name);
        }
        RequireShape(method);
        INamedTypeSymbol? accumulator = method.Parameters.Length < 2
            ? null
            : StateParameterParser.Parse(scope, method, method.Parameters[1]);
        return new(method, input, key, accumulator);
    }

    private void RequireShape(IMethodSymbol method)
    {
        if (!method.ReturnsVoid || method.IsAsync)
            Refuse(method, SourcePlaces.ReturnTypeOf(method), "it returns nothing; [OnWindowClose] does");
        if (method.Parameters.Length == 1) Refuse(method, SourcePlaces.Name(method), "it has no accumulator");
        for (int i = 2; i < method.Parameters.Length; i++)
        {
            IParameterSymbol other = method.Parameters[i];
            if (i == 2 && MetadataParameter.Is(other)) MetadataParameter.Check(scope, method, other);
            else Refuse(method, SourcePlaces.Whole(other), "beside them it takes RecordMetadata alone, at the end");
        }
    }

    private CallModel? ParseClose(WindowSignature window)
    {
        IMethodSymbol? close = methods.PartOf(window.Method, JobAttributes.OnWindowClose);
        if (close == null)
        {
            if (methods.HasStrayClose) return null; // reported, and mending it may be all
            scope.Report(
                WindowRules.NeverCloses, SourcePlaces.Name(window.Method), scope.DisplayName(window.Method),
                CSharpNames.Identifier(window.Method.Name), window.KeyName, window.AccumulatorName);
            return null;
        }
        RequireParameters(close, window, [window.TakesWindow, window.TakesAccumulator], countMin: 2);
        return OutputParser.Parse(scope, close, mayBeVoid: false);
    }

    private LateModel? ParseLate(WindowSignature window)
    {
        IMethodSymbol? late = methods.PartOf(window.Method, JobAttributes.OnLate);
        if (late == null) return null;
        RequireParameters(
            late, window, [window.TakesInput, window.TakesWindow, WindowSignature.TakesMetadata], countMin: 1);
        int count = late.Parameters.Length;
        return new(OutputParser.Parse(scope, late, mayBeVoid: false), TakesWindow: count > 1, TakesMetadata: count > 2);
    }

    private void RequireParameters(
        IMethodSymbol method, WindowSignature window, WindowSignature.Parameter[] expected, int countMin)
    {
        IParameterSymbol? wrong = method.Parameters
            .Where((parameter, i) => i >= expected.Length || !expected[i].Fits(parameter))
            .FirstOrDefault();
        if (wrong == null && method.Parameters.Length >= countMin) return;
        if (wrong != null && !scope.IsKnown(wrong.Type)) return;

        Location? location = wrong == null ? SourcePlaces.Name(method) : SourcePlaces.Whole(wrong);
        string required = string.Join(", ", expected.Take(countMin).Select(parameter => parameter.Words));
        string optional = string.Concat(expected.Skip(countMin).Select(parameter => $"[, {parameter.Words}]"));
        scope.Report(
            WindowRules.Parameters, location, scope.DisplayName(method), required + optional,
            scope.DisplayName(window.Method));
    }

    private void Refuse(IMethodSymbol method, Location? location, string reason) => scope.Report(
        WindowRules.Accumulator, location, scope.DisplayName(method), CSharpNames.Identifier(method.Name),
        method.Parameters is [var first, ..] ? CSharpNames.Short(first.Type) : "In", reason);
}
