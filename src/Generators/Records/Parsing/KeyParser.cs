using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>The members that are the message key of a record, and what they make up.</summary>
internal sealed record KeyMembers(IReadOnlyList<IPropertySymbol> Members, MessageKey Key);

/// <summary>Finds the <c>[MessageKey]</c> among a record's members, and how it is laid out.</summary>
internal static class KeyParser
{
    public static KeyMembers? Parse(RecordScope scope, IReadOnlyList<IPropertySymbol> members)
    {
        List<IPropertySymbol> keys = [];
        foreach (IPropertySymbol member in members)
        {
            if (Attributes.Find(member, "MessageKey") is not { } attribute) continue;
            keys.Add(member);
            CheckFormat(scope, member, attribute);
        }
        if (keys.Count == 0) return null;
        foreach (IPropertySymbol key in keys) CheckType(scope, key, isPart: keys.Count > 1);
        return MessageKeys.Of(scope.Type, keys) is { } found ? new(keys, found) : null;
    }

    private static void CheckType(RecordScope scope, IPropertySymbol member, bool isPart)
    {
        if (!scope.IsKnown(member.Type)) return;
        if (isPart) CheckPart(scope, member);
        else if (KeyCodecs.Of(member) == null) CheckComposite(scope, member);
    }

    private static void CheckComposite(RecordScope scope, IPropertySymbol member)
    {
        IReadOnlyList<IPropertySymbol>? parts = MessageKeys.PartsOf(KeyCodecs.WithoutNullable(member.Type));
        if (parts == null)
            scope.Report(TopicRules.KeyType, Places.TypeOf(member), member.Name, CSharp.Short(member.Type));
        foreach (IPropertySymbol part in parts ?? []) CheckPart(scope, part);
    }

    private static void CheckPart(RecordScope scope, IPropertySymbol part)
    {
        if (scope.IsKnown(part.Type) && MessageKeys.PartError(part) is { } error)
            scope.Report(TopicRules.KeyPart, Places.TypeOf(part), part.Name, error);
    }

    /// <summary>A format means something where it changes the bytes of the key, or of one of its parts.</summary>
    private static void CheckFormat(RecordScope scope, IPropertySymbol member, AttributeData attribute)
    {
        if (Attributes.Named(attribute, "Format") == null) return;
        IReadOnlyList<IPropertySymbol> parts =
            MessageKeys.PartsOf(KeyCodecs.WithoutNullable(member.Type)) ?? [member];
        bool isKey = parts.All(part => KeyCodecs.For(part.Type, text: false) != null);
        bool isSame = parts.All(part => KeyCodecs.For(part.Type, text: false) == KeyCodecs.For(part.Type, text: true));
        if (isKey && isSame)
            scope.Report(TopicRules.KeyFormat, Attributes.PlaceOf(attribute, "Format"), CSharp.Short(member.Type));
    }
}
