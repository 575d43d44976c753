using System.Globalization;
using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>
/// The rule for a type that names those that derive from it: <c>[JsonDerivedType]</c>, <c>[Union]</c> of MessagePack.
/// </summary>
internal static class UnionParser
{
    public static ValueCodec? Try(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol declared
            || declared.TypeKind is not (TypeKind.Class or TypeKind.Interface)) return null;
        RecordScope scope = question.Graph.Scope;
        INamedTypeSymbol type = (INamedTypeSymbol)declared.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        AttributeData[] attributes = [.. scope.Format.CasesOf(type)];
        if (attributes.Length == 0) return null;
        NamingPolicy naming = JsonNames.PolicyOf(type) ?? question.Context.Naming;
        return question.Graph.Shape(
            type, new(CSharp.Full(type), naming, "union"), name => Parse(question, type, name, naming, attributes));
    }

    private static UnionModel Parse(
        ValueQuestion question, INamedTypeSymbol type, string name, NamingPolicy naming, AttributeData[] attributes)
    {
        RecordScope scope = question.Graph.Scope;
        string kindName = scope.Format.KindNameOf(scope, type);
        HashSet<object> kinds = [];
        HashSet<string> types = [];
        List<UnionCaseModel> cases = [];
        foreach (AttributeData attribute in attributes)
        {
            (ITypeSymbol? of, object? kind) = scope.Format.CaseOf(attribute);
            string? error = Error(scope, type, of, kind);
            if (error == null && !kinds.Add(kind!)) error = $"{Written(kind!)} is another type's already";
            if (error == null && !types.Add(CSharp.Full(of!))) error = "the type is there already";
            if (error != null)
            {
                Location? place = Attributes.Place(attribute);
                scope.Report(RecordRules.Union, place, of == null ? "?" : CSharp.Short(of), type.Name, error);
                continue;
            }
            KindModel model = new(kindName, kind as string, kind as int? ?? 0);
            cases.Add(new(model, Case(question, (INamedTypeSymbol)of!, naming, model), of!.IsSealed || of.IsValueType));
        }
        bool isListed = types.Contains(CSharp.Full(type));
        ValueModel? plain = type.IsAbstract || isListed || scope.Format.HasPlaces
            ? null
            : Case(question, type, naming, kind: null);
        return new(name, CSharp.Full(type), kindName, new(cases), plain);
    }

    private static ValueModel Case(
        ValueQuestion question, INamedTypeSymbol type, NamingPolicy naming, KindModel? kind)
    {
        string inside = kind == null ? "" : kind.Name + Written((object?)kind.Text ?? kind.Number);
        string typeName = CSharp.Full(type);
        NamingPolicy own = JsonNames.PolicyOf(type) ?? naming;
        ValueCodec codec = question.Graph.Shape(
            type, new(typeName, own, question.Graph.Scope.Format.HasPlaces ? "" : inside),
            name => ObjectParser.Parse(question.Graph, type, name, own, kind));
        return new(typeName, codec.Reader, codec.Writer, AllowsNull: false, type.IsReferenceType, codec.Shape);
    }

    private static string? Error(RecordScope scope, INamedTypeSymbol type, ITypeSymbol? of, object? kind)
    {
        if (of is not INamedTypeSymbol { IsUnboundGenericType: false } named) return "it is open, or no type at all";
        if (!UnsupportedTypes.IsPlainObject(named)) return "it is no plain class or struct";
        if (!scope.CanUse(named)) return "generated code cannot reach it";
        if (!IsKindOf(named, type)) return $"it does not derive from {type.Name}";
        return kind == null ? "it has no discriminator, so that it could not be told from others" : null;
    }

    private static bool IsKindOf(INamedTypeSymbol type, INamedTypeSymbol parent)
    {
        for (INamedTypeSymbol? part = type; part != null; part = part.BaseType)
            if (SymbolEqualityComparer.Default.Equals(part, parent)) return true;
        return type.AllInterfaces.Contains(parent, SymbolEqualityComparer.Default);
    }

    private static string Written(object kind) =>
        kind is string text ? CSharp.Quoted(text) : ((int)kind).ToString(CultureInfo.InvariantCulture);
}
