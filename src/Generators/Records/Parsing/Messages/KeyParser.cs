using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Messages;

/// <summary>The members that are the message key of a record, and what they make up.</summary>
internal sealed record KeyMembers(IReadOnlyList<IPropertySymbol> Members, MessageKey Key);

/// <summary>Finds the <c>[MessageKey]</c> among a record's members, and how it is laid out.</summary>
internal static class KeyParser
{
    public static KeyMembers? Parse(RecordScope scope, IReadOnlyList<IPropertySymbol> members)
    {
        List<IPropertySymbol> keys = [.. members.Where(member => Attributes.Find(member, "MessageKey") != null)];
        if (keys is [var only]) CheckOnly(scope, only);
        else if (keys.Count > 0) CheckSeveral(scope, keys);
        return MessageKeys.Of(scope.Type, keys) is { } found ? new(keys, found) : null;
    }

    private static void CheckOnly(RecordScope scope, IPropertySymbol member)
    {
        if (!scope.IsKnown(member.Type)) return;
        ITypeSymbol type = KeyCodecs.WithoutNullable(member.Type);
        if (KeyCodecs.Of(member) != null) WarnOfFormat(scope, member, [member]);
        else if (MessageKeys.PartsOf(type) is { } parts)
        {
            KeyFormat format = KeyCodecs.FormatOf(member);
            foreach (IPropertySymbol part in parts) CheckPart(scope, part, format);
            KeyNames.Check(scope, parts, format, type);
            if (!MessageKeys.IsContainer(format)) WarnOfFormat(scope, member, parts);
        }
        else scope.Report(TopicRules.KeyType, Places.TypeOf(member), member.Name, CSharp.Short(member.Type));
    }

    private static void CheckSeveral(RecordScope scope, IReadOnlyList<IPropertySymbol> members)
    {
        KeyFormat format = MessageKeys.FormatOf(members);
        foreach (IPropertySymbol member in members)
        {
            if (MessageKeys.Fits(member, format)) CheckPart(scope, member, KeyCodecs.FormatOf(member));
            else ReportFormat(scope, member, format);
            if (!MessageKeys.IsContainer(format)) WarnOfFormat(scope, member, [member]);
        }
        KeyNames.Check(scope, members, format, scope.Type);
    }

    private static void CheckPart(RecordScope scope, IPropertySymbol part, KeyFormat format)
    {
        if (scope.IsKnown(part.Type) && MessageKeys.PartError(part, format) is { } error)
            scope.Report(TopicRules.KeyPart, Places.TypeOf(part), part.Name, error);
    }

    private static void ReportFormat(RecordScope scope, IPropertySymbol member, KeyFormat format)
    {
        if (Attributes.Find(member, "MessageKey") is not { } attribute) return;
        string error = $"its format is {KeyCodecs.FormatOf(member)} and that of another part is {format}: "
            + "give all parts one format";
        scope.Report(TopicRules.KeyPart, Attributes.PlaceOf(attribute, "Format"), member.Name, error);
    }

    /// <summary>A format means something where it changes the bytes of the key, or of one of its parts.</summary>
    private static void WarnOfFormat(
        RecordScope scope, IPropertySymbol member, IReadOnlyList<IPropertySymbol> parts)
    {
        if (Attributes.Find(member, "MessageKey") is not { } attribute) return;
        KeyFormat format = KeyCodecs.FormatOf(member);
        bool isGiven = Attributes.Named(attribute, "Format") != null;
        if (isGiven && parts.All(part => KeyCodecs.DoesNothing(format, part.Type)))
            scope.Report(TopicRules.KeyFormat, Attributes.PlaceOf(attribute, "Format"), CSharp.Short(member.Type));
    }
}
