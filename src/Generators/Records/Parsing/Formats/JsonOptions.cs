using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Generators.Records.Parsing.Values;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>Reads the attributes of System.Text.Json that say how one member is written and read.</summary>
internal static class JsonOptions
{
    /// <summary>The member of <c>JsonIgnoreCondition</c> that a property has; null without the attribute.</summary>
    public static string? IgnoreOf(ISymbol member) => Attributes.FindJson(member, "JsonIgnore") is { } ignore
        ? Attributes.MemberName(Attributes.Named(ignore, "Condition")) ?? "Always"
        : null;

    public static int OrderOf(ISymbol member) =>
        Attributes.FindJson(member, "JsonPropertyOrder") is { ConstructorArguments: [{ Value: int order }, ..] }
            ? order
            : 0;

    /// <summary>What a <c>JsonNumberHandling</c> allows; null without the attribute.</summary>
    public static int? NumbersOf(ISymbol symbol) =>
        Attributes.FindJson(symbol, "JsonNumberHandling") is { ConstructorArguments: [{ Value: int allowed }, ..] }
            ? allowed
            : null;

    /// <summary>How enums are written by a converter of System.Text.Json's own; null for any other attribute.</summary>
    public static EnumWriting? EnumConverter(AttributeData attribute)
    {
        if (Attributes.ShortName(attribute) != "JsonConverter"
            || attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol converter }]
            || CSharp.Path(converter.ContainingNamespace) != "System.Text.Json.Serialization") return null;
        return converter.Name switch
        {
            "JsonStringEnumConverter" => EnumWriting.Name,
            "JsonNumberEnumConverter" => EnumWriting.Number,
            _ => null,
        };
    }

    public static MemberOptions Parse(
        RecordScope scope, ISymbol member, INamedTypeSymbol owner, Action<AttributeData> refuse)
    {
        int? ofOwner = NumbersOf(owner);
        if (member.GetAttributes().IsEmpty)
            return ofOwner == null ? MemberOptions.None : MemberOptions.None with { Numbers = ofOwner };
        string? ignored = IgnoreOf(member);
        return new(
            IsRead: ignored != "WhenReading",
            IsWritten: ignored != "WhenWriting",
            Writing: WritingOf(scope, member, ignored),
            TakesExtra: TakesExtra(scope, member),
            Numbers: NumbersOf(member) ?? ofOwner,
            Enums: EnumsOf(member, refuse));
    }

    /// <summary>
    /// True for a number and a collection of numbers: System.Text.Json lets nothing be said of those further inside.
    /// </summary>
    public static bool ReachesNumbers(ITypeSymbol type) => KeyCodecs.WithoutNullable(type) switch
    {
        IArrayTypeSymbol array => IsNumber(array.ElementType),
        INamedTypeSymbol { TypeArguments: [.., { } element] } => IsNumber(element),
        var single => IsNumber(single),
    };

    /// <summary>Reports what a member says of numbers or enums where there are none.</summary>
    public static void CheckUse(RecordScope scope, ISymbol member, bool hasNumbers, bool hasEnums)
    {
        bool takesNumbers = hasNumbers && ReachesNumbers(MemberSymbols.TypeOf(member));
        if (!takesNumbers && Attributes.FindJson(member, "JsonNumberHandling") is { } numbers)
            Report(scope, member, numbers, "its type is neither a number nor a collection of numbers");
        AttributeData? converter = hasEnums ? null : Attributes.FindJson(member, "JsonConverter");
        if (converter != null && EnumConverter(converter) != null)
            Report(scope, member, converter, "its type has no enums");
    }

    /// <summary>Reports a second member that would take what the type has no members for.</summary>
    public static void CheckExtra(RecordScope scope, IEnumerable<(ISymbol Symbol, MemberModel Model)> members)
    {
        foreach ((ISymbol symbol, MemberModel _) in members.Where(member => member.Model.TakesExtra).Skip(1))
        {
            Report(
                scope, symbol, Attributes.FindJson(symbol, "JsonExtensionData")!, "another member has the attribute");
        }
    }

    private static MemberWriting WritingOf(RecordScope scope, ISymbol member, string? ignored)
    {
        if (ignored is not ("WhenWritingNull" or "WhenWritingDefault")) return MemberWriting.Always;
        ITypeSymbol type = MemberSymbols.TypeOf(member);
        bool allowsNull = !type.IsValueType || !ReferenceEquals(KeyCodecs.WithoutNullable(type), type);
        if (ignored == "WhenWritingNull" && !allowsNull)
        {
            AttributeData attribute = Attributes.FindJson(member, "JsonIgnore")!;
            scope.Report(
                RecordRules.AttributeUse, Attributes.PlaceOf(attribute, "Condition"), "JsonIgnore", member.Name,
                "it is never null");
        }
        return allowsNull ? MemberWriting.NotNull : MemberWriting.NotDefault;
    }

    private static bool TakesExtra(RecordScope scope, ISymbol member)
    {
        if (Attributes.FindJson(member, "JsonExtensionData") is not { } attribute) return false;
        ITypeSymbol type = MemberSymbols.TypeOf(member);
        bool isObject = type.Name == "JsonObject" && CSharp.Path(type.ContainingNamespace) == "System.Text.Json.Nodes";
        bool isDictionary = type is INamedTypeSymbol
        {
            Name: "Dictionary",
            TypeArguments: [{ SpecialType: SpecialType.System_String }, { Name: "JsonElement" }]
        };
        if (!isObject && !isDictionary && scope.IsKnown(type))
            Report(scope, member, attribute, "it is neither a Dictionary<string, JsonElement> nor a JsonObject");
        return true;
    }

    private static EnumWriting? EnumsOf(ISymbol member, Action<AttributeData> refuse)
    {
        if (Attributes.FindJson(member, "JsonConverter") is not { } converter) return null;
        EnumWriting? writing = EnumConverter(converter);
        if (writing == null) refuse(converter);
        return writing;
    }

    private static bool IsNumber(ITypeSymbol type) => SingleValues.IsNumber(KeyCodecs.WithoutNullable(type).Name);

    private static void Report(RecordScope scope, ISymbol member, AttributeData attribute, string reason) =>
        scope.Report(
            RecordRules.AttributeUse, Attributes.Place(attribute), Attributes.ShortName(attribute), member.Name,
            reason);
}
