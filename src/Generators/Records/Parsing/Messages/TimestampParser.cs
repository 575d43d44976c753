using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.Messages;

/// <summary>Reads <c>[Timestamp]</c> of a record: on itself, one of its members, or a static method.</summary>
internal static class TimestampParser
{
    public static TimestampModel? Parse(RecordScope scope, IReadOnlyList<IPropertySymbol> members, bool isSource)
    {
        ISymbol? first = null;
        TimestampModel? model = null;
        foreach ((ISymbol symbol, AttributeData attribute) in Marked(scope.Type, members))
        {
            if (!isSource)
                scope.Report(RecordRules.TimestampOfSink, Attributes.Place(attribute), scope.Type.Name);
            TimestampModel parsed = Parse(scope, symbol, attribute);
            if (first != null) scope.Report(TopicRules.TwoTimestamps, Places.Name(symbol), symbol.Name, first.Name);
            first ??= symbol;
            model ??= parsed;
        }
        return model;
    }

    private static IEnumerable<(ISymbol, AttributeData)> Marked(
        INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> members)
    {
        foreach (ISymbol symbol in members.Prepend<ISymbol>(type))
            if (Timestamps.Find(symbol) is { } attribute) yield return (symbol, attribute);
        foreach ((IMethodSymbol method, AttributeData attribute) in Timestamps.MethodsOf(type))
            yield return (method, attribute);
    }

    private static TimestampModel Parse(RecordScope scope, ISymbol symbol, AttributeData attribute) => new(
        symbol is INamedTypeSymbol ? "" : CSharp.Identifier(symbol.Name),
        Read(scope, symbol),
        DurationMs(scope, attribute, "MaxOutOfOrderness") ?? 0,
        DurationMs(scope, attribute, "IdleAfter"));

    /// <summary>The expression that gives the time, out of <c>record</c> and <c>view</c>.</summary>
    private static string Read(RecordScope scope, ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol) return "global::Millrace.Schemas.MetadataValue.ReadTimestampMs(in view)";
        CheckType(scope, symbol);
        string name = CSharp.Identifier(symbol.Name);
        string value = symbol is IMethodSymbol method ? Call(scope, method, name) : $"record.{name}";
        return $"global::Millrace.Schemas.EventTime.UnixMs({value})";
    }

    private static string Call(RecordScope scope, IMethodSymbol method, string name)
    {
        bool takesMetadata = method.Parameters.Length > 1;
        bool fits = method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: 1 or 2 }
            && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
            && IsRecord(scope.Type, method.Parameters[0].Type)
            && (!takesMetadata || IsMetadata(method.Parameters[1].Type))
            && scope.CanUse(method);
        if (!fits) scope.Report(TopicRules.TimestampMethod, Places.Name(method), method.Name, scope.Type.Name);
        string metadata = takesMetadata ? ", new global::Millrace.RecordMetadata(in view)" : "";
        return $"{CSharp.TypeIdentifier(scope.Type.Name)}.{name}(record{metadata})";
    }

    private static bool IsRecord(INamedTypeSymbol record, ITypeSymbol type)
    {
        for (INamedTypeSymbol? part = record; part != null; part = part.BaseType)
            if (SymbolEqualityComparer.Default.Equals(part, type)) return true;
        return false;
    }

    private static bool IsMetadata(ITypeSymbol type) => type is
    {
        Name: "RecordMetadata",
        ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
    };

    private static void CheckType(RecordScope scope, ISymbol symbol)
    {
        ITypeSymbol type = (symbol as IMethodSymbol)?.ReturnType ?? Constructors.TypeOf(symbol)!;
        if (scope.IsKnown(type) && !IsTime(type))
            scope.Report(TopicRules.TimestampType, Places.TypeOf(symbol), symbol.Name, CSharp.Short(type));
    }

    private static long? DurationMs(RecordScope scope, AttributeData attribute, string property)
    {
        if (Attributes.Named(attribute, property)?.Value is not string text) return null;
        if (Duration.TryParseMs(text, out long ms)) return ms;
        scope.Report(
            TopicRules.Duration, Attributes.PlaceOf(attribute, property),
            CSharp.Quoted(text), property, Duration.Syntax);
        return null;
    }

    private static bool IsTime(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int64 or SpecialType.System_DateTime
        || (type.Name == "DateTimeOffset"
            && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });
}
