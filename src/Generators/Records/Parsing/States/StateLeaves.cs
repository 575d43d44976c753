using Microsoft.CodeAnalysis;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.States;

/// <summary>The types that a state keeps without methods of their own.</summary>
internal static class StateLeaves
{
    private const string Values = "global::Millrace.State.StateValues.";
    private const string WriteUnsigned = "writer.WriteUInt64({0});";
    private const string WriteTicks = "writer.WriteInt64({0}.Ticks);";

    public static StateValue? Find(ITypeSymbol type)
    {
        string name = CSharp.Full(type);
        return type.SpecialType switch
        {
            SpecialType.System_Boolean => Plain(name, "bool", "Boolean"),
            SpecialType.System_Byte => Plain(name, "uint8", "Byte"),
            SpecialType.System_SByte or SpecialType.System_Int16 =>
                new(name, Integer(type), $"{Values}ReadSigned<{name}>(ref reader)", "writer.WriteInt64({0});", false),
            SpecialType.System_UInt16 or SpecialType.System_UInt32 =>
                new(name, Integer(type), $"{Values}ReadUnsigned<{name}>(ref reader)", WriteUnsigned, false),
            SpecialType.System_Int32 => new(name, "int32", "reader.ReadInt32()", "writer.WriteInt64({0});", false),
            SpecialType.System_Int64 => Plain(name, "int64", "Int64"),
            SpecialType.System_UInt64 => Plain(name, "uint64", "UInt64"),
            SpecialType.System_Single => Plain(name, "float32", "Single"),
            SpecialType.System_Double => Plain(name, "float64", "Double"),
            SpecialType.System_Decimal => Plain(name, "decimal", "Decimal"),
            SpecialType.System_Char =>
                new(name, "char", $"{Values}ReadChar(ref reader)", WriteUnsigned, false),
            SpecialType.System_String => String(type, name),
            SpecialType.System_DateTime => Own(name, "DateTime"),
            SpecialType.None when IsInSystem(type) => FindStruct(type, name),
            _ => null,
        };
    }

    /// <summary>
    /// An enum is kept as its number; its name is in the shape, its members are not, so that they can grow.
    /// </summary>
    public static StateValue? FindEnum(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number }
            || Find(number) is not { } value) return null;
        string name = CSharp.Full(type);
        string write = value.Write.Replace("{0}", $"({CSharp.Full(number)}){{0}}");
        return new(name, $"{type.Name}({value.Shape})", $"({name}){value.Read}", write, false);
    }

    private static StateValue? FindStruct(ITypeSymbol type, string name) => type.Name switch
    {
        "Guid" => Plain(name, "guid", "Guid"),
        "DateTimeOffset" => Own(name, "DateTimeOffset"),
        "DateOnly" =>
            new(name, "date", $"{Values}ReadDateOnly(ref reader)", "writer.WriteInt64({0}.DayNumber);", false),
        "TimeOnly" => new(name, "time", $"{Values}ReadTimeOnly(ref reader)", WriteTicks, false),
        "TimeSpan" => new(name, "timespan", "new global::System.TimeSpan(reader.ReadInt64())", WriteTicks, false),
        _ => null,
    };

    private static StateValue String(ITypeSymbol type, string name)
    {
        // A state that was never set has null in every string, annotated or not, and must come back as it was.
        string notNull = type.NullableAnnotation == NullableAnnotation.NotAnnotated ? "!" : "";
        return new(name, "string", $"reader.ReadString(){notNull}", "writer.WriteString({0});", false);
    }

    private static StateValue Plain(string type, string shape, string method) =>
        new(type, shape, $"reader.Read{method}()", $"writer.Write{method}({{0}});", false);

    private static StateValue Own(string type, string method) => new(
        type, method.ToLowerInvariant(),
        $"{Values}Read{method}(ref reader)", $"{Values}Write{method}(ref writer, {{0}});", false);

    private static string Integer(ITypeSymbol type) => type.Name == "SByte" ? "int8" : type.Name.ToLowerInvariant();

    private static bool IsInSystem(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
