using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Json;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads <c>[DateFormat]</c>.</summary>
internal static class DateFormats
{
    private const int LengthMax = 64;

    /// <summary>
    /// The pattern of a member; null when it has none, or a wrong one, which <see cref="Check"/> reports.
    /// </summary>
    public static string? Pattern(RecordScope scope, IPropertySymbol member) =>
        Attributes.Find(member, "DateFormat") is { } attribute && scope.IsKnown(member.Type)
            && IsPattern(Text(attribute))
            ? Text(attribute)
            : null;

    public static void Check(RecordScope scope, IPropertySymbol member)
    {
        if (Attributes.Find(member, "DateFormat") is not { } attribute) return;
        if (!IsPattern(Text(attribute)))
        {
            scope.Report(
                RecordRules.DatePattern, Attributes.PlaceOf(attribute, 0),
                CSharp.Quoted(Text(attribute) ?? ""), DatePattern.Syntax);
        }
        ITypeSymbol type = KeyCodecs.WithoutNullable(member.Type);
        if (scope.IsKnown(type) && type.Name is not ("DateTime" or "DateTimeOffset"))
            scope.Report(RecordRules.DateType, Attributes.Place(attribute), member.Name, CSharp.Short(member.Type));
    }

    private static bool IsPattern(string? text) =>
        text is { Length: <= LengthMax } && DatePattern.TryParse(text) != null;

    private static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : null;
}
