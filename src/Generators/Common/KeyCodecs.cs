using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>
/// Which codec of <c>Millrace.Keys</c> lays out a message key. Both generators ask here, so that a record's key and the
/// keyed state of a job always have the same bytes.
/// </summary>
internal static class KeyCodecs
{
    public const string Supported = "string, Guid, KeyBytes or an integer type";

    private const int TextFormat = 1;

    /// <summary>
    /// The codec of a <c>[MessageKey]</c> member, as a C# type expression; null when its type cannot be a key. That of
    /// <c>long?</c> is the one of <c>long</c>.
    /// </summary>
    public static string? Of(IPropertySymbol messageKey) => For(messageKey.Type, IsText(messageKey));

    /// <summary>True for a member that is marked with <c>[MessageKey]</c>.</summary>
    public static bool IsKey(IPropertySymbol member) => Attribute(member) != null;

    /// <summary>True when <c>[MessageKey]</c> of a member asks for text.</summary>
    public static bool IsText(IPropertySymbol messageKey) => Attribute(messageKey) is { } attribute
        && attribute.NamedArguments.Any(a => a.Key == "Format" && a.Value.Value is TextFormat);

    /// <summary>
    /// The codec of keys of type <paramref name="type"/>, <paramref name="text"/> for <c>KeyFormat.Text</c>.
    /// </summary>
    public static string? For(ITypeSymbol type, bool text)
    {
        ITypeSymbol key = WithoutNullable(type);
        string integers = text ? "DecimalTextKey" : "BigEndianKey";
        return key.SpecialType switch
        {
            SpecialType.System_String => "global::Millrace.Keys.StringKey",
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 =>
                $"global::Millrace.Keys.{integers}<{TypeNames.Full(key, withNull: false)}>",
            _ when IsGuid(key) => "global::Millrace.Keys.GuidKey",
            _ when IsKeyBytes(key) => "global::Millrace.Keys.BytesKey",
            _ => null,
        };
    }

    /// <summary>The codec of bytes as they are, which headers may have; null for any other type.</summary>
    public static string? OfBytes(ITypeSymbol type) => WithoutNullable(type) is
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }
        or INamedTypeSymbol
        {
            Name: "ReadOnlyMemory", ContainingNamespace.Name: "System",
            TypeArguments: [{ SpecialType: SpecialType.System_Byte }]
        }
            ? "global::Millrace.Keys.BytesKey"
            : null;

    /// <summary><c>T</c> of <c>T?</c> for value types, other types as they are.</summary>
    public static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    private static AttributeData? Attribute(IPropertySymbol property) => property.GetAttributes()
        .FirstOrDefault(a => a.AttributeClass is { Name: "MessageKeyAttribute", ContainingNamespace.Name: "Millrace" });

    /// <summary>True for the type of keys that are bytes as they are.</summary>
    public static bool IsKeyBytes(ITypeSymbol type) => type is
    {
        Name: "KeyBytes", ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
    };

    private static bool IsGuid(ITypeSymbol type) =>
        type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
