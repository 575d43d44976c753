using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads the names of an enum.</summary>
internal static class EnumParser
{
    public static EnumModel Parse(RecordScope scope, INamedTypeSymbol type, string name)
    {
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
        scope.Format.CheckEnum(scope, fields);

        bool isFlags = type.GetAttributes().Any(a => a.AttributeClass?.Name == "FlagsAttribute");
        IEnumerable<IFieldSymbol> written = fields.GroupBy(field => field.ConstantValue).Select(same => same.First());
        INamedTypeSymbol number = type.EnumUnderlyingType!;
        return new(
            name,
            CSharp.Full(type),
            number.Name,
            CSharp.Full(number),
            new(fields.Select(field => field.Name)),
            isFlags ? default : new EquatableArray<string>(written.Select(field => field.Name)));
    }
}
