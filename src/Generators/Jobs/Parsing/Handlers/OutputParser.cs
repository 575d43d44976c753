using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>Reads what a handler returns: a sink record, a nullable one, or nothing.</summary>
internal static class OutputParser
{
    private static readonly string[] _tasks = ["Task", "ValueTask", "IAsyncEnumerable"];

    /// <param name="scope">The job.</param>
    /// <param name="method">The handler.</param>
    /// <param name="mayBeVoid">True when the handler changes a state, so that it need not return anything.</param>
    public static CallModel Parse(JobScope scope, IMethodSymbol method, bool mayBeVoid)
    {
        string call = CSharpNames.Identifier(method.Name);
        if (!method.ReturnsVoid) return Returned(scope, method, call);
        if (method.IsAsync) Refuse(scope, method, "nothing would wait for it: make it synchronous");
        else if (!mayBeVoid) scope.Report(HandlerRules.NoEffect, SourcePlaces.Name(method), scope.DisplayName(method));
        return new(call, null, false);
    }

    private static CallModel Returned(JobScope scope, IMethodSymbol method, string call)
    {
        ITypeSymbol type = KeyCodecs.WithoutNullable(method.ReturnType);
        INamedTypeSymbol? deleted = TombstoneParser.RecordOf(type);
        ITypeSymbol record = deleted ?? type;
        MessageKey? tombstone = null;
        if (scope.IsKnown(record) && ReturnError(method, record) is { } reason) Refuse(scope, method, reason);
        else if (deleted != null)
            tombstone = TombstoneParser.Key(scope, type, deleted, SourcePlaces.ReturnTypeOf(method));
        if (record is INamedTypeSymbol sink) scope.Use(sink);
        return new(call, new(CSharpNames.Global(type), CSharpNames.Global(record), tombstone), IsOptional(method));
    }

    /// <summary>Code without nullable annotations may return null wherever it returns a reference.</summary>
    private static bool IsOptional(IMethodSymbol method) => method.ReturnType.IsReferenceType
        ? method.ReturnNullableAnnotation != NullableAnnotation.NotAnnotated
        : !ReferenceEquals(KeyCodecs.WithoutNullable(method.ReturnType), method.ReturnType);

    private static string? ReturnError(IMethodSymbol method, ITypeSymbol record)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "return the record by value";
        if (JobAttributes.IsSink(record)) return null;
        if (_tasks.Contains(record.Name))
            return "a handler cannot be asynchronous in this version: return the [KafkaSink] record itself";
        if (record.SpecialType != SpecialType.System_String && IsSequence(record))
        {
            return "a handler cannot return more than one record in this version: return one [KafkaSink] record, or "
                + "null for none";
        }
        string remedy = SourcePlaces.IsDeclaredHere(record) ? "mark it" : "declare a record of your own";
        return $"'{CSharpNames.Short(record)}' is no sink record: {remedy} with [KafkaSink(\"topic\")]";
    }

    private static bool IsSequence(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static void Refuse(JobScope scope, IMethodSymbol method, string reason) => scope.Report(
        HandlerRules.Return, SourcePlaces.ReturnTypeOf(method), scope.DisplayName(method),
        CSharpNames.Short(method.ReturnType), reason);
}
