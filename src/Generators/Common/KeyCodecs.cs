using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>
/// Which codec of <c>Millrace.Keys</c> lays out a message key. Both generators ask here, so that a record's key and the
/// keyed state of a job always have the same bytes.
/// </summary>
internal static class KeyCodecs
{
    public const string Supported = "string, Guid, KeyBytes or an integer type";

    private const string Keys = "global::Millrace.Keys.";

    /// <summary>
    /// The codec of a <c>[MessageKey]</c> member, as a C# type expression; null when its type cannot be a key. That of
    /// <c>long?</c> is the one of <c>long</c>.
    /// </summary>
    public static string? Of(IPropertySymbol messageKey) => For(messageKey.Type, FormatOf(messageKey));

    /// <summary>True for a member that is marked with <c>[MessageKey]</c>.</summary>
    public static bool IsKey(IPropertySymbol member) => Attribute(member) != null;

    /// <summary>The format that <c>[MessageKey]</c> of a member asks for.</summary>
    public static KeyFormat FormatOf(IPropertySymbol messageKey) =>
        Attribute(messageKey) is { } attribute ? FormatOf(attribute, KeyFormat.Kafka) : KeyFormat.Kafka;

    /// <summary>The format that an attribute asks for, or <paramref name="usual"/>.</summary>
    public static KeyFormat FormatOf(AttributeData attribute, KeyFormat usual)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument is { Key: "Format", Value.Value: int format }) return (KeyFormat)format;
        return usual;
    }

    /// <summary>The codec of keys of type <paramref name="type"/>; null when it cannot be a key.</summary>
    public static string? For(ITypeSymbol type, KeyFormat format)
    {
        ITypeSymbol key = WithoutNullable(type);
        string prefix = format is KeyFormat.Json or KeyFormat.MessagePack ? $"{format}" : "";
        return key.SpecialType switch
        {
            SpecialType.System_String => $"{Keys}{prefix}StringKey",
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 =>
                $"{Keys}{Integers(format)}<{TypeNames.Full(key, withNull: false)}>",
            _ when IsGuid(key) => $"{Keys}{prefix}GuidKey",
            _ when IsKeyBytes(key) => $"{Keys}{prefix}BytesKey",
            _ => null,
        };
    }

    /// <summary>True when a format gives a key of this type the bytes that it has without one.</summary>
    public static bool DoesNothing(KeyFormat format, ITypeSymbol type) => For(type, KeyFormat.Kafka) is { } codec
        && codec == For(type, KeyFormat.Text) && codec == For(type, format);

    /// <summary>The codec of bytes as they are, which headers may have; null for any other type.</summary>
    public static string? OfBytes(ITypeSymbol type) => WithoutNullable(type) is
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }
        or INamedTypeSymbol
        {
            Name: "ReadOnlyMemory", ContainingNamespace.Name: "System",
            TypeArguments: [{ SpecialType: SpecialType.System_Byte }]
        }
            ? $"{Keys}BytesKey"
            : null;

    /// <summary><c>T</c> of <c>T?</c> for value types, other types as they are.</summary>
    public static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>True for the type of keys that are bytes as they are.</summary>
    public static bool IsKeyBytes(ITypeSymbol type) => type is
    {
        Name: "KeyBytes", ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
    };

    private static AttributeData? Attribute(IPropertySymbol property) => property.GetAttributes()
        .FirstOrDefault(a => a.AttributeClass is { Name: "MessageKeyAttribute", ContainingNamespace.Name: "Millrace" });

    private static string Integers(KeyFormat format) => format switch
    {
        KeyFormat.Text => "DecimalTextKey",
        KeyFormat.Json or KeyFormat.MessagePack => $"{format}IntegerKey",
        _ => "BigEndianKey",
    };

    private static bool IsGuid(ITypeSymbol type) =>
        type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
