using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>The rule for enums: reads their names.</summary>
internal static class EnumParser
{
    public static ValueCodec? Try(ValueQuestion question)
    {
        if (question.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return null;
        RecordScope scope = question.Graph.Scope;
        question.Context.HasEnums = true;
        EnumWriting? asked = question.Context.Enums ?? scope.Format.EnumWritingOf(scope, type);
        bool isFlags = type.GetAttributes().Any(a => a.AttributeClass?.Name == "FlagsAttribute");
        EnumWriting writing = (asked, isFlags) switch
        {
            (EnumWriting.Name, true) => EnumWriting.FlagNames,
            (EnumWriting.Number, false) when question.Context.IsName => EnumWriting.Name,
            (null, _) => isFlags ? EnumWriting.Number : EnumWriting.Name,
            _ => asked.Value,
        };
        return question.Graph.Shape(
            type, new(CSharp.Full(type), Inside: Key(writing)), name => Parse(scope, type, name, writing));
    }

    private static EnumModel Parse(RecordScope scope, INamedTypeSymbol type, string name, EnumWriting writing)
    {
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
        scope.Format.CheckEnum(scope, fields);
        HashSet<object?> written = [];
        List<EnumNameModel> names = [];
        foreach (IFieldSymbol field in fields)
        {
            string text = scope.Format.EnumText(field);
            if (names.FirstOrDefault(other => other.Text == text) is { } same)
            {
                scope.Report(
                    RecordRules.DuplicateName, Places.Name(field), field.Name, same.Member, CSharp.Quoted(text),
                    "JsonStringEnumMemberName");
            }
            names.Add(new(field.Name, text, written.Add(field.ConstantValue)));
        }
        INamedTypeSymbol number = type.EnumUnderlyingType!;
        return new(name, CSharp.Full(type), number.Name, CSharp.Full(number), new(names), writing);
    }

    private static string Key(EnumWriting writing) => writing switch
    {
        EnumWriting.Number => "number",
        EnumWriting.Name => "name",
        _ => "flags",
    };
}
