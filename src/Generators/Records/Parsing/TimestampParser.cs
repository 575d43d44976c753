using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads <c>[Timestamp]</c> of a record's members.</summary>
internal static class TimestampParser
{
    public static TimestampModel? Parse(RecordScope scope, IReadOnlyList<IPropertySymbol> members, bool isSource)
    {
        IPropertySymbol? first = null;
        TimestampModel? model = null;
        foreach (IPropertySymbol member in members)
        {
            if (Attributes.Find(member, "Timestamp") is not { } attribute) continue;
            if (!isSource)
                scope.Report(RecordRules.TimestampOfSink, Attributes.Place(attribute), scope.Type.Name);
            TimestampModel parsed = Parse(scope, member, attribute);
            if (first != null) scope.Report(TopicRules.TwoTimestamps, Places.Name(member), member.Name, first.Name);
            first ??= member;
            model ??= parsed;
        }
        return model;
    }

    private static TimestampModel Parse(RecordScope scope, IPropertySymbol member, AttributeData attribute)
    {
        if (scope.IsKnown(member.Type) && !IsTime(member.Type))
        {
            scope.Report(
                TopicRules.TimestampType, Places.TypeOf(member), member.Name, CSharp.Short(member.Type));
        }
        return new(
            CSharp.Identifier(member.Name),
            DurationMs(scope, attribute, "MaxOutOfOrderness") ?? 0,
            DurationMs(scope, attribute, "IdleAfter"));
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
