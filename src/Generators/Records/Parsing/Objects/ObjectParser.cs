using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Formats;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>Reads the members of a class or struct, annotated or met on the way from an annotated one.</summary>
internal static class ObjectParser
{
    /// <summary>The rule for classes and structs that the user did not annotate.</summary>
    public static ValueCodec? Try(ValueQuestion question)
    {
        if (!UnsupportedTypes.IsPlainObject(question.Type)) return null;
        INamedTypeSymbol type = (INamedTypeSymbol)question.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        NamingPolicy naming = JsonNames.PolicyOf(type) ?? question.Context.Naming;
        return question.Graph.Shape(
            type, new(CSharp.Full(type), naming), name => Parse(question.Graph, type, name, naming, kind: null));
    }

    /// <summary>The record itself.</summary>
    public static ObjectModel Parse(ValueGraph graph, ObjectSymbols symbols)
    {
        graph.Scope.Format.CheckRoot(graph.Scope, symbols.Type);
        return ParseMembers(graph, symbols);
    }

    /// <summary>A type inside of a value; <paramref name="kind"/> where it is one of several.</summary>
    public static ObjectModel Parse(
        ValueGraph graph, INamedTypeSymbol type, string name, NamingPolicy naming, KindModel? kind)
    {
        IReadOnlyList<ISymbol> members = RecordMembers.Of(graph.Scope, type);
        return ParseMembers(graph, new(type, name, naming, members, ObjectSymbols.Inside)) with { Kind = kind };
    }

    private static ObjectModel ParseMembers(ValueGraph graph, ObjectSymbols symbols)
    {
        INamedTypeSymbol type = symbols.Type;
        FormatConventions format = graph.Scope.Format;
        format.CheckAttributes(graph.Scope, type, symbols.Members);
        IMethodSymbol? constructor = graph.Reads ? Constructors.Choose(graph.Scope, type, symbols.Members) : null;
        if (constructor != null) Constructors.CheckParameters(graph.Scope, constructor, symbols.Members);
        MemberPlaces places = format.PlacesOf(graph.Scope, symbols);

        Locals locals = new(format.Locals);
        List<(ISymbol Symbol, MemberModel Model)> members = [];
        foreach (ISymbol member in symbols.Members)
        {
            if (Parse(graph, symbols, member, constructor, locals) is not { } model) continue;
            if (places.Members.TryGetValue(member, out (string Name, int? Place) found))
                model = model with { JsonName = found.Name, Place = found.Place };
            members.Add((member, model));
        }
        JsonOptions.CheckExtra(graph.Scope, members);
        EquatableArray<string> arguments =
            Constructors.Arguments(constructor, members.Select(member => (member.Model.Name, member.Model.Local)));
        return new(symbols.Name, CSharp.Full(type), type.IsReferenceType, arguments, new(format.InOrder(members)))
        {
            IsArray = places.IsArray,
            IsClosed = format.IsClosed(type),
        };
    }

    private static MemberModel? Parse(
        ValueGraph graph, ObjectSymbols symbols, ISymbol member, IMethodSymbol? constructor, Locals locals)
    {
        RecordScope scope = graph.Scope;
        IParameterSymbol? parameter = Constructors.Parameter(constructor, member, symbols.Members);
        OutsideModel? outside = symbols.OutsideOf(member);
        MemberOptions options = scope.Format.OptionsOf(scope, member, symbols.Type);
        bool isAlwaysThere = outside != null || options.TakesExtra;
        MemberSetting setting = constructor == null || !(options.IsRead || parameter != null)
            ? MemberSetting.None
            : Settings.Of(scope, member, parameter, isAlwaysThere);
        if (constructor != null && !(options.IsRead || parameter != null)) RecordMembers.RefuseRequired(scope, member);
        bool isInValue = outside == null || (outside.IsInValue && scope.IsSink);
        ValueModel? value = isInValue ? ValueOf(graph, member, symbols.Naming, options) : OutsideValue(member);
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
            IsRequired = !options.TakesExtra
                && (scope.Format.IsRequired(member) || (parameter != null && !hasDefault)),
            IsWritten = outside is not { IsInValue: false } && options.IsWritten
                && MemberSymbols.IsReadable(scope, member),
            Writing = options.Writing,
            TakesExtra = options.TakesExtra,
            Default = DefaultOf(value, parameter, options),
            DeclaringType = setting == MemberSetting.Accessor ? CSharp.Full(member.ContainingType) : "",
            Outside = outside,
        };
    }

    private static ValueModel? ValueOf(ValueGraph graph, ISymbol member, NamingPolicy naming, MemberOptions options)
    {
        ValueContext context = new(member, naming)
        {
            Time = TimeForms.Parse(graph.Scope, member),
            Numbers = JsonOptions.ReachesNumbers(MemberSymbols.TypeOf(member)) ? options.Numbers ?? 0 : 0,
            Enums = options.Enums,
        };
        ValueModel? value = graph.Member(context);
        if (options.Numbers != null || options.Enums != null)
            JsonOptions.CheckUse(graph.Scope, member, context.HasNumbers, context.HasEnums);
        return value;
    }

    private static string DefaultOf(ValueModel value, IParameterSymbol? parameter, MemberOptions options)
    {
        if (options.TakesExtra && !value.AllowsNull) return "new()";
        return parameter?.HasExplicitDefaultValue == true ? CSharp.Default(parameter) : value.Default;
    }

    /// <summary>The type of a member that is read by an expression of its own, and written into no value.</summary>
    private static ValueModel OutsideValue(ISymbol member)
    {
        ITypeSymbol declared = MemberSymbols.TypeOf(member);
        string type = CSharp.Full(declared);
        return new(
            type, "", "", type.EndsWith("?", StringComparison.Ordinal), declared.IsReferenceType, Shape: null);
    }
}
