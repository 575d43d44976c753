using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Finds the <c>[MessageKey]</c> among a record's members, and how it is laid out.</summary>
internal static class KeyParser
{
    public static (IPropertySymbol Member, string Codec)? Parse(
        RecordScope scope, IReadOnlyList<IPropertySymbol> members)
    {
        IPropertySymbol? key = null;
        foreach (IPropertySymbol member in members)
        {
            if (Attributes.Find(member, "MessageKey") is not { } attribute) continue;
            if (key != null) scope.Report(TopicRules.TwoKeys, Places.Name(member), member.Name, key.Name);
            if (scope.IsKnown(member.Type) && KeyCodecs.Of(member) == null)
                scope.Report(TopicRules.KeyType, Places.TypeOf(member), member.Name, CSharp.Short(member.Type));
            CheckFormat(scope, member, attribute);
            key ??= member;
        }
        return key != null && KeyCodecs.Of(key) is { } codec ? (key, codec) : null;
    }

    private static void CheckFormat(RecordScope scope, IPropertySymbol member, AttributeData attribute)
    {
        if (Attributes.Named(attribute, "Format") == null || KeyCodecs.For(member.Type, text: false) is not { } codec
            || codec != KeyCodecs.For(member.Type, text: true)) return;
        scope.Report(TopicRules.KeyFormat, Attributes.PlaceOf(attribute, "Format"), CSharp.Short(member.Type));
    }
}
