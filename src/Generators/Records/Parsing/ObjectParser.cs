using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Formats;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads the members of a class or struct, annotated or met on the way from an annotated one.</summary>
internal static class ObjectParser
{
    /// <summary>The rule for classes and structs that the user did not annotate.</summary>
    public static ValueCodec? Try(ValueQuestion question)
    {
        if (!UnsupportedTypes.IsPlainObject(question.Type)) return null;
        INamedTypeSymbol type = (INamedTypeSymbol)question.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        NamingPolicy naming = NamingOf(type) ?? question.Naming;
        return question.Graph.Shape(type, CSharp.Full(type), naming, name =>
        {
            IReadOnlyList<IPropertySymbol> members = RecordMembers.Of(question.Graph.Scope, type);
            return Parse(question.Graph, new(type, name, naming, members, ObjectSymbols.Inside));
        });
    }

    /// <summary>The policy that the type's own attribute gives.</summary>
    public static NamingPolicy? NamingOf(INamedTypeSymbol type) =>
        Attributes.Find(type, "JsonNaming") is { ConstructorArguments: [{ Value: int policy }, ..] }
            ? (NamingPolicy)policy
            : null;

    public static ObjectModel Parse(ValueGraph graph, ObjectSymbols symbols)
    {
        INamedTypeSymbol type = symbols.Type;
        FormatConventions format = graph.Scope.Format;
        format.CheckAttributes(graph.Scope, type, symbols.Members);
        IMethodSymbol? constructor = graph.Reads ? Constructors.Choose(graph.Scope, type, symbols.Members) : null;
        if (constructor != null) Constructors.CheckParameters(graph.Scope, constructor, symbols.Members);
        MemberPlaces places = format.PlacesOf(graph.Scope, symbols);

        Locals locals = new(format.Locals);
        List<MemberModel> members = [];
        foreach (IPropertySymbol member in symbols.Members)
        {
            if (Parse(graph, symbols, member, constructor, locals) is not { } model) continue;
            if (places.Members.TryGetValue(member, out (string Name, int? Place) found))
                model = model with { JsonName = found.Name, Place = found.Place };
            members.Add(model);
        }
        EquatableArray<string> arguments =
            Constructors.Arguments(constructor, members.Select(member => (member.Name, member.Local)));
        return new(symbols.Name, CSharp.Full(type), type.IsReferenceType, arguments, new(members))
        {
            IsArray = places.IsArray,
        };
    }

    private static MemberModel? Parse(
        ValueGraph graph, ObjectSymbols symbols, IPropertySymbol member, IMethodSymbol? constructor, Locals locals)
    {
        if (graph.Scope.Format.HasDateFormats) DateFormats.Check(graph.Scope, member);

        IParameterSymbol? parameter = Constructors.Parameter(constructor, member, symbols.Members);
        OutsideModel? outside = symbols.OutsideOf(member);
        MemberSetting setting = constructor == null
            ? MemberSetting.None
            : Settings.Of(graph.Scope, member, parameter, isAlwaysThere: outside != null);
        ValueModel? value = outside is { IsInValue: false }
            ? OutsideValue(member)
            : graph.Member(member, symbols.Naming);
        if (value == null) return null;
        bool hasDefault = parameter?.HasExplicitDefaultValue == true;
        string local = locals.For(member.Name);
        return new()
        {
            Name = CSharp.Identifier(member.Name),
            Local = local,
            HasLocal = locals.For("has" + member.Name),
            JsonName = "",
            Value = value,
            Setting = setting,
            IsRequired = graph.Scope.Format.IsRequired(member) || (parameter != null && !hasDefault),
            IsWritten = outside is not { IsInValue: false }
                && member.GetMethod is { } getter && graph.Scope.CanUse(getter),
            Default = hasDefault ? CSharp.Default(parameter!) : value.Default,
            DeclaringType = setting == MemberSetting.Accessor ? CSharp.Full(member.ContainingType) : "",
            Outside = outside,
        };
    }

    /// <summary>The type of a member that is in no value, and read by an expression of its own.</summary>
    private static ValueModel OutsideValue(IPropertySymbol member)
    {
        bool isReference = member.Type.IsReferenceType;
        string type = CSharp.Full(member.Type);
        return new(type, "", "", type.EndsWith("?", StringComparison.Ordinal), isReference, Shape: null);
    }
}

/// <summary>An object that is about to be parsed.</summary>
internal sealed record ObjectSymbols(
    INamedTypeSymbol Type, string Name, NamingPolicy Naming, IReadOnlyList<IPropertySymbol> Members,
    IReadOnlyDictionary<IPropertySymbol, OutsideModel> Outside)
{
    /// <summary>For an object inside of a value, all of whose members are in it.</summary>
    public static IReadOnlyDictionary<IPropertySymbol, OutsideModel> Inside { get; } =
        new Dictionary<IPropertySymbol, OutsideModel>(SymbolEqualityComparer.Default);

    /// <summary>The members that are in the value, at least in that of a sink.</summary>
    public IEnumerable<IPropertySymbol> ValueMembers =>
        Members.Where(member => OutsideOf(member) is not { IsInValue: false });

    public OutsideModel? OutsideOf(IPropertySymbol member) =>
        Outside.TryGetValue(member, out OutsideModel? outside) ? outside : null;
}
