using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads the members of a class or struct, annotated or met on the way from an annotated one.</summary>
internal static class ObjectParser
{
    private static readonly string[] _memberAttributes = ["JsonPropertyName", "JsonIgnore", "JsonRequired"];

    /// <summary>The rule for classes and structs that the user did not annotate.</summary>
    public static JsonCodec? Try(JsonQuestion question)
    {
        if (!UnsupportedTypes.IsPlainObject(question.Type)) return null;
        INamedTypeSymbol type = (INamedTypeSymbol)question.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        NamingPolicy naming = NamingOf(type) ?? question.Naming;
        return question.Graph.Shape(type, CSharp.Full(type), naming, name =>
        {
            IReadOnlyList<IPropertySymbol> members = RecordMembers.Of(question.Graph.Scope, type);
            return Parse(question.Graph, new(type, name, naming, members, null));
        });
    }

    /// <summary>The policy that the type's own attribute gives.</summary>
    public static NamingPolicy? NamingOf(INamedTypeSymbol type) =>
        Attributes.Find(type, "JsonNaming") is { ConstructorArguments: [{ Value: int policy }, ..] }
            ? (NamingPolicy)policy
            : null;

    public static ObjectModel Parse(JsonGraph graph, ObjectSymbols symbols)
    {
        INamedTypeSymbol type = symbols.Type;
        foreach (AttributeData json in Attributes.OfSystemTextJson(type)) Refuse(graph.Scope, json);
        IMethodSymbol? constructor = graph.Reads ? Constructors.Choose(graph.Scope, type, symbols.Members) : null;
        if (constructor != null) Constructors.CheckParameters(graph.Scope, constructor, symbols.Members);
        CheckNames(graph.Scope, symbols);

        Locals locals = new();
        List<MemberModel> members = [];
        foreach (IPropertySymbol member in symbols.Members)
            if (Parse(graph, symbols, member, constructor, locals) is { } model) members.Add(model);
        return new(symbols.Name, CSharp.Full(type), type.IsReferenceType, new(Arguments(constructor, members)), new(members));
    }

    private static MemberModel? Parse(
        JsonGraph graph, ObjectSymbols symbols, IPropertySymbol member, IMethodSymbol? constructor, Locals locals)
    {
        foreach (AttributeData json in Attributes.OfSystemTextJson(member))
            if (!IsHonoured(json)) Refuse(graph.Scope, json);
        DateFormats.Check(graph.Scope, member);

        IParameterSymbol? parameter = constructor?.Parameters
            .FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(Constructors.Member(p, symbols.Members), member));
        string? keyCodec = SymbolEqualityComparer.Default.Equals(symbols.Key?.Member, member) ? symbols.Key?.Codec : null;
        MemberSetting setting = constructor == null
            ? MemberSetting.None
            : Settings.Of(graph.Scope, member, parameter, isAlwaysThere: keyCodec != null);
        if (graph.Member(member, symbols.Naming) is not { } value) return null;
        bool hasDefault = parameter?.HasExplicitDefaultValue == true;
        string local = locals.For(member.Name);
        return new()
        {
            Name = CSharp.Identifier(member.Name),
            Local = local,
            HasLocal = locals.For("has" + member.Name),
            JsonName = JsonNameOf(member, symbols.Naming),
            Value = value,
            Setting = setting,
            IsRequired = member.IsRequired || Attributes.FindJson(member, "JsonRequired") != null
                || (parameter != null && !hasDefault),
            IsWritten = member.GetMethod is { } getter && graph.Scope.CanUse(getter),
            Default = hasDefault ? CSharp.Default(parameter!) : value.Default,
            DeclaringType = CSharp.Full(member.ContainingType),
            KeyCodec = keyCodec,
        };
    }

    private static IEnumerable<string> Arguments(IMethodSymbol? constructor, IReadOnlyList<MemberModel> members) =>
        (constructor?.Parameters ?? []).Select(parameter => members.FirstOrDefault(member =>
            string.Equals(member.Name.TrimStart('@'), parameter.Name, StringComparison.OrdinalIgnoreCase))?.Local ?? "");

    private static void CheckNames(RecordScope scope, ObjectSymbols symbols)
    {
        Dictionary<string, IPropertySymbol> names = [];
        foreach (IPropertySymbol member in symbols.Members)
        {
            string name = JsonNameOf(member, symbols.Naming);
            if (names.TryGetValue(name, out IPropertySymbol? other))
                scope.Report(RecordRules.DuplicateName, Places.Name(member), member.Name, other.Name, CSharp.Quoted(name));
            else names.Add(name, member);
        }
    }

    private static string JsonNameOf(IPropertySymbol member, NamingPolicy naming) =>
        Attributes.FindJson(member, "JsonPropertyName") is { ConstructorArguments: [{ Value: string name }, ..] }
            ? name
            : JsonNames.Convert(member.Name, naming);

    private static bool IsHonoured(AttributeData json) =>
        _memberAttributes.Contains(json.AttributeClass!.Name.Replace("Attribute", ""));

    private static void Refuse(RecordScope scope, AttributeData json) =>
        scope.Report(RecordRules.JsonAttribute, Attributes.Place(json), json.AttributeClass!.Name.Replace("Attribute", ""));
}

/// <summary>An object that is about to be parsed.</summary>
internal sealed record ObjectSymbols(
    INamedTypeSymbol Type, string Name, NamingPolicy Naming, IReadOnlyList<IPropertySymbol> Members,
    (IPropertySymbol Member, string Codec)? Key);
