using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Json;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>Reads <c>[DateFormat]</c> and <c>[UnixTime]</c>.</summary>
internal static class TimeForms
{
    private const int LengthMax = 64;

    /// <summary>The rule for times whose member says how they are written.</summary>
    public static ValueCodec? Try(ValueQuestion question)
    {
        string type = question.Type.Name;
        if (question.Context.Time is not { } form || type is not ("DateTime" or "DateTimeOffset")) return null;
        string methods = form.UnixUnit is { } unit
            ? $"global::Millrace.Schemas.UnixTime.{unit}"
            : question.Graph.DateFormat(form.Pattern!);
        return new(CSharp.Full(question.Type), $"{methods}.Read{type}", $"{methods}.Write{type}");
    }

    /// <summary>What a member says; null when it says nothing, or something wrong, which is reported.</summary>
    public static TimeForm? Parse(RecordScope scope, ISymbol member)
    {
        AttributeData? unix = Attributes.Find(member, "UnixTime");
        AttributeData? date = scope.Format.HasDateFormats ? Attributes.Find(member, "DateFormat") : null;
        if ((unix ?? date) is not { } attribute) return null;
        CheckType(scope, member, attribute);
        if (unix != null && date != null)
        {
            scope.Report(
                RecordRules.AttributeUse, Attributes.Place(date), "DateFormat", member.Name, "it has [UnixTime]");
        }
        if (unix != null) return UnixForm(scope, member, unix);
        if (date!.ConstructorArguments is [{ Value: string text }, ..] && IsPattern(text)) return new(text, null);
        object? written = date.ConstructorArguments.FirstOrDefault().Value;
        scope.Report(
            RecordRules.DatePattern, Attributes.PlaceOf(date, 0),
            CSharp.Quoted(written as string ?? ""), DatePattern.Syntax);
        return null;
    }

    private static TimeForm? UnixForm(RecordScope scope, ISymbol member, AttributeData unix)
    {
        string? unit = Attributes.MemberName(unix.ConstructorArguments.FirstOrDefault());
        if (unit != null) return new(null, unit);
        scope.Report(
            RecordRules.AttributeUse, Attributes.PlaceOf(unix, 0), "UnixTime", member.Name,
            "its unit is none of UnixTimeUnit's");
        return null;
    }

    private static void CheckType(RecordScope scope, ISymbol member, AttributeData attribute)
    {
        ITypeSymbol declared = MemberSymbols.TypeOf(member);
        ITypeSymbol type = KeyCodecs.WithoutNullable(declared);
        if (!scope.IsKnown(type) || type.Name is "DateTime" or "DateTimeOffset") return;
        scope.Report(
            RecordRules.DateType, Attributes.Place(attribute), Attributes.ShortName(attribute), member.Name,
            CSharp.Short(declared));
    }

    private static bool IsPattern(string text) => text.Length <= LengthMax && DatePattern.TryParse(text) != null;
}

/// <summary>How a time is written: by a pattern, or as a number of units since 1970.</summary>
internal sealed record TimeForm(string? Pattern, string? UnixUnit);
