using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>
/// The rule for value tuples and key-value pairs: what System.Text.Json writes of a tuple's fields, and the array that
/// MessagePack for C# writes.
/// </summary>
internal static class TupleParser
{
    private const int ItemsMax = 7;

    public static ValueCodec? Try(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol type || NamesOf(type) is not { } names) return null;
        // What a member says of its numbers is not about those of an object inside, and a tuple is one.
        ValueContext context = new(question.Context.Member, question.Context.Naming);
        List<ValueModel> items = [];
        foreach (ITypeSymbol argument in type.TypeArguments)
            if (question.Graph.Value(argument, context) is { } item) items.Add(item);
        if (items.Count < names.Length) return ValueRules.Broken;

        string types = string.Join(", ", items.Select(item => item.Type));
        string typeName = $"global::{CSharp.Path(type.ContainingNamespace)}.{type.MetadataName.Split('`')[0]}<{types}>";
        string inside = string.Join(" ", items.Select(item => item.Reader));
        NamingPolicy naming = question.Context.Naming;
        bool isArray = question.Graph.Scope.Format.HasPlaces;
        return question.Graph.Shape(type, new(typeName, naming, inside), name => new ObjectModel(
            name, typeName, IsReference: false, new(names.Select(Local)),
            new(items.Select((item, i) => Member(names[i], item, naming, isArray ? i : null))))
        {
            IsArray = isArray,
        });
    }

    private static string[]? NamesOf(INamedTypeSymbol type)
    {
        if (type.IsTupleType && type.TypeArguments.Length <= ItemsMax)
            return [.. Enumerable.Range(1, type.TypeArguments.Length).Select(i => $"Item{i}")];
        bool isPair = type is { Name: "KeyValuePair", TypeArguments.Length: 2 }
            && TypeNames.IsIn(type, "System", "Collections", "Generic");
        return isPair ? ["Key", "Value"] : null;
    }

    private static MemberModel Member(string name, ValueModel value, NamingPolicy naming, int? place) => new()
    {
        Name = name,
        Local = Local(name),
        HasLocal = "has" + name,
        JsonName = JsonNames.Convert(name, naming),
        Place = place,
        Value = value,
        Setting = MemberSetting.Constructor,
        IsRequired = true,
        IsWritten = true,
        Default = value.Default,
        DeclaringType = "",
        Outside = null,
    };

    private static string Local(string name) => name switch
    {
        "Key" => "itemKey",
        "Value" => "itemValue",
        _ => JsonNames.Convert(name, NamingPolicy.CamelCase),
    };
}
