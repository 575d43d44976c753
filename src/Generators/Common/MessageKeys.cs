using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Common;

/// <summary>
/// Reads the message key of a record, for both generators: they must agree on its type and its bytes. What cannot be a
/// key is null here; the record generator says why.
/// </summary>
internal static class MessageKeys
{
    /// <summary>The <c>[MessageKey]</c> members of a record in their order, inherited ones first.</summary>
    public static IReadOnlyList<IPropertySymbol> MembersOf(INamedTypeSymbol record)
    {
        List<IPropertySymbol> members = [];
        for (INamedTypeSymbol? type = record; type != null; type = type.BaseType)
        {
            members.InsertRange(0, type.GetMembers().OfType<IPropertySymbol>().Where(member =>
                KeyCodecs.IsKey(member) && !members.Exists(hiding => hiding.Name == member.Name)));
        }
        return members;
    }

    /// <summary>The key that members make up, in their order; null when there is none, or they cannot be one.</summary>
    public static MessageKey? Of(INamedTypeSymbol record, IReadOnlyList<IPropertySymbol> members)
    {
        if (members is [var only]) return OfOne(record, only);
        KeyFormat format = FormatOf(members);
        NamingPolicy naming = JsonNames.PolicyOf(record) ?? NamingPolicy.CamelCase;
        List<KeyPart> parts =
            [.. members.Select(member => Part(member, KeyCodecs.FormatOf(member), naming)).OfType<KeyPart>()];
        if (parts.Count < members.Count || parts.Count == 0 || members.Any(member => !Fits(member, format)))
            return null;
        string type = $"({string.Join(", ", parts.Select(part => $"{part.Type} {part.Name}"))})";
        return new(type, CodecOf(record), new(parts.Select(part => part.Name)), format, new(parts));
    }

    /// <summary>
    /// What holds the parts of a key of several members: JSON or MessagePack, if one of them asks for it.
    /// </summary>
    public static KeyFormat FormatOf(IReadOnlyList<IPropertySymbol> members) =>
        members.Select(KeyCodecs.FormatOf).FirstOrDefault(IsContainer);

    /// <summary>False for a member whose format is another than that of the key that it is a part of.</summary>
    public static bool Fits(IPropertySymbol member, KeyFormat format) =>
        !IsContainer(format) || KeyCodecs.FormatOf(member) == format;

    /// <summary>True for a format that has objects or arrays of its own.</summary>
    public static bool IsContainer(KeyFormat format) => format is KeyFormat.Json or KeyFormat.MessagePack;

    /// <summary>
    /// The properties that a positional record struct is made of, in the order of its parameters; null for any other
    /// type. Compilers do not tell record structs of other assemblies from structs: what can be compared will do.
    /// </summary>
    public static IReadOnlyList<IPropertySymbol>? PartsOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsGenericType: false } key
            || !key.Interfaces.Any(i => i.Name == "IEquatable")) return null;
        int fields = key.GetMembers().OfType<IFieldSymbol>().Count(field => !field.IsStatic);
        foreach (IMethodSymbol constructor in key.InstanceConstructors.Where(c => c.Parameters.Length == fields))
        {
            IPropertySymbol[] parts =
                [.. constructor.Parameters.Select(parameter => PropertyOf(key, parameter)).OfType<IPropertySymbol>()];
            if (parts.Length == fields && fields > 0) return parts;
        }
        return null;
    }

    /// <summary>Why a property cannot be a part of a key; null when it can.</summary>
    public static string? PartError(IPropertySymbol part, KeyFormat format)
    {
        string type = part.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (KeyCodecs.For(part.Type, format) == null)
            return $"its type is '{type}': make it a {KeyCodecs.Supported}";
        return AllowsNull(part) ? "it may be null: take the '?' off its type" : null;
    }

    private static MessageKey? OfOne(INamedTypeSymbol record, IPropertySymbol member)
    {
        ITypeSymbol type = KeyCodecs.WithoutNullable(member.Type);
        KeyFormat format = KeyCodecs.FormatOf(member);
        EquatableArray<string> members = new([Identifier(member.Name)]);
        if (KeyCodecs.For(type, format) is { } codec) return new(Name(type), codec, members, format, default);
        if (PartsOf(type) is not { } properties) return null;
        NamingPolicy naming = JsonNames.PolicyOf(type) ?? JsonNames.PolicyOf(record) ?? NamingPolicy.CamelCase;
        KeyPart[] parts = [.. properties.Select(property => Part(property, format, naming)).OfType<KeyPart>()];
        return parts.Length == properties.Count
            ? new(Name(type), CodecOf(record), members, format, new(parts))
            : null;
    }

    private static KeyPart? Part(IPropertySymbol member, KeyFormat format, NamingPolicy naming)
    {
        if (AllowsNull(member)) return null;
        string jsonName = format == KeyFormat.Json ? JsonNames.Of(member, naming) : "";
        return KeyCodecs.For(member.Type, format) is { } codec
            ? new(Identifier(member.Name), Name(member.Type), codec, jsonName)
            : null;
    }

    /// <summary>The codec that is generated inside of the record.</summary>
    private static string CodecOf(INamedTypeSymbol record) =>
        $"{Name(record)}.{CodecName(record)}";

    public static string CodecName(INamedTypeSymbol record) => record.Name + "KeyCodec";

    /// <summary>The property that a parameter of the primary constructor declares, and that holds it.</summary>
    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, IParameterSymbol parameter) => type
        .GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(property =>
            property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, GetMethod: not null }
            && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type)
            && !type.GetMembers($"<{property.Name}>k__BackingField").IsEmpty);

    private static bool AllowsNull(IPropertySymbol member) =>
        member.NullableAnnotation == NullableAnnotation.Annotated
        || !ReferenceEquals(KeyCodecs.WithoutNullable(member.Type), member.Type);

    private static string Name(ITypeSymbol type) => TypeNames.Full(type, withNull: false);

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
