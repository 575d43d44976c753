using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Messages;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>
/// Reads a record whose value is one member as it is: a string, bytes, or any JSON. Its message key is no part of the
/// value, and neither is what is computed.
/// </summary>
internal sealed class PayloadParser(RecordScope scope, RecordFormat format, bool reads, bool writes)
{
    private static readonly string[] _honoured = ["JsonIgnore", "JsonConstructor"];

    private string MemberTypes => format switch
    {
        RecordFormat.Utf8String or RecordFormat.EncodedString => "string",
        RecordFormat.Bytes => "byte[] or ReadOnlyMemory<byte>",
        RecordFormat.DynamicJson => "JsonNode or JsonObject",
        _ => "JsonObject",
    };

    public ObjectModel Parse(ObjectSymbols symbols)
    {
        INamedTypeSymbol type = symbols.Type;
        CheckAttributes(type);
        IMethodSymbol? constructor = reads ? Constructors.Choose(scope, type, symbols.Members) : null;
        if (constructor != null) Constructors.CheckParameters(scope, constructor, symbols.Members);

        Locals locals = new();
        List<MemberModel> members = [];
        foreach (IPropertySymbol member in symbols.Members.OfType<IPropertySymbol>().Where(IsStored))
        {
            OutsideModel? outside = symbols.OutsideOf(member);
            bool isExtra = outside == null && members.Any(other => other.Outside == null);
            if (isExtra) Report(Places.Name(member), $"'{member.Name}' is one member too many");
            else if (Parse(symbols, member, outside, constructor, locals) is { } model) members.Add(model);
        }
        if (!scope.IsBroken && members.All(member => member.Outside != null))
            Report(Places.Name(type), $"'{type.Name}' has no such member");
        EquatableArray<string> arguments =
            Constructors.Arguments(constructor, members.Select(member => (member.Name, member.Local)));
        return new(symbols.Name, CSharp.Full(type), type.IsReferenceType, arguments, new(members));
    }

    private MemberModel? Parse(
        ObjectSymbols symbols, IPropertySymbol member, OutsideModel? outside, IMethodSymbol? constructor,
        Locals locals)
    {
        IParameterSymbol? parameter = Constructors.Parameter(constructor, member, symbols.Members);
        MemberSetting setting =
            constructor == null ? MemberSetting.None : Settings.Of(scope, member, parameter, isAlwaysThere: true);
        if (!scope.IsKnown(member.Type) || ValueOf(member, isOutside: outside != null) is not { } value) return null;
        return new()
        {
            Name = CSharp.Identifier(member.Name),
            Local = locals.For(member.Name),
            HasLocal = "",
            JsonName = member.Name,
            Value = value,
            Setting = setting,
            IsRequired = true,
            IsWritten = true,
            Default = value.Default,
            DeclaringType = setting == MemberSetting.Accessor ? CSharp.Full(member.ContainingType) : "",
            Outside = outside,
        };
    }

    /// <summary>How the member is read and written; null, reported, when its type does not fit.</summary>
    private ValueModel? ValueOf(IPropertySymbol member, bool isOutside)
    {
        ITypeSymbol type = KeyCodecs.WithoutNullable(member.Type);
        bool allowsNull = !ReferenceEquals(type, member.Type)
            || (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated);
        string? method = isOutside ? "" : MethodOf(type);
        bool isUnreadable = !isOutside && writes && (member.GetMethod is not { } get || !scope.CanUse(get));
        if (method != null && !isUnreadable)
        {
            string name = CSharp.Full(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            return new(
                allowsNull ? name + "?" : name, "Read" + method, "Write" + method, allowsNull, type.IsReferenceType,
                Shape: null);
        }
        Report(Places.TypeOf(member), $"'{member.Name}' of type '{CSharp.Short(member.Type)}' cannot be that");
        return null;
    }

    private string? MethodOf(ITypeSymbol type) => (format, type) switch
    {
        (RecordFormat.Utf8String, { SpecialType: SpecialType.System_String }) => "String",
        (RecordFormat.EncodedString, { SpecialType: SpecialType.System_String }) => "EncodedString",
        (RecordFormat.Bytes, IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }) => "Bytes",
        (RecordFormat.Bytes, INamedTypeSymbol
        {
            Name: "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }]
        }) => "Memory",
        (RecordFormat.DynamicJson, { Name: "JsonNode" or "JsonObject" }) when IsOfNodes(type) => type.Name,
        (RecordFormat.JsonKeyValue, { Name: "JsonObject" }) when IsOfNodes(type) =>
            FormatParser.IncludesMetadata(Attributes.Find(scope.Type, "KafkaSource"))
                ? "KeyValueMetadata"
                : "KeyValue",
        _ => null,
    };

    private static bool IsOfNodes(ITypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Nodes", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text" } },
    };

    /// <summary>False for what is computed: it has neither a field nor a setter.</summary>
    private static bool IsStored(IPropertySymbol member) => member.SetMethod != null || Settings.IsStored(member);

    private void CheckAttributes(INamedTypeSymbol type)
    {
        IEnumerable<AttributeData> attributes = type.GetMembers().Prepend(type)
            .SelectMany(symbol => Attributes.OfAnyJson(symbol)
                .Concat(Attributes.OfTimes(symbol)).Concat(Attributes.OfMessagePack(symbol))
                .Where(attribute => !KeyNames.IsOne(scope, symbol, attribute)))
            .Distinct();
        foreach (AttributeData attribute in attributes)
        {
            string name = Attributes.ShortName(attribute);
            if (_honoured.Contains(name)) continue;
            scope.Report(
                FormatRules.OtherFormat, Attributes.Place(attribute), name, type.Name, $"{format}", "remove it");
        }
    }

    private void Report(Location? place, string what) =>
        scope.Report(FormatRules.Payload, place, $"{format}", MemberTypes, what);
}
