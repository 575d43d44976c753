using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Messages;

/// <summary>
/// Finds the members of a record that have a place of their own in a message, outside of its value: the message key,
/// headers, and what Kafka says of the record.
/// </summary>
internal sealed class OutsideParser(RecordScope scope, SourceModel? source, SinkModel? sink)
{
    private readonly Dictionary<IPropertySymbol, OutsideModel> _places = new(SymbolEqualityComparer.Default);
    private readonly List<HeaderModel> _headers = [];

    /// <summary>The members that have such a place.</summary>
    public IReadOnlyDictionary<IPropertySymbol, OutsideModel> Places => _places;

    /// <summary>The headers, for a sink to write.</summary>
    public IReadOnlyList<HeaderModel> Headers => _headers;

    public void Parse(IReadOnlyList<IPropertySymbol> members, KeyMembers? key)
    {
        for (int i = 0; i < key?.Members.Count; i++)
        {
            bool isInValue = !scope.Format.IsIgnored(scope, key.Members[i]);
            _places.Add(key.Members[i], new("[MessageKey]", ReadOfKey(key.Members[i], key.Key, i), isInValue));
            if (source is { Schema: null } && !scope.IsSink) WarnOfKey(key.Members[i]);
        }
        foreach (IPropertySymbol member in members)
        {
            AttributeData? header = Attributes.Find(member, "Header"), metadata = Attributes.Find(member, "Metadata");
            if (header != null) ParseHeader(member, header, isSecond: metadata != null);
            if (metadata != null) ParseMetadata(member, metadata);
            if (header != null || metadata != null) RefuseOthers(member);
            if (source is not { Schema: null }) WarnOfSchema(source?.Schema, metadata);
            if (source is not { Schema: null } && sink is not { Schema: not { IsKeyed: true } })
                WarnOfSchema(source?.Schema ?? sink?.Schema, header);
        }
    }

    /// <summary>A schema of the user's own that has the whole message asks for no attributes.</summary>
    private void WarnOfSchema(SchemaModel? schema, AttributeData? attribute)
    {
        if (schema == null || attribute == null) return;
        scope.Report(
            TopicRules.OutsideOfSchema, Attributes.Place(attribute), Attributes.ShortName(attribute), schema.Name);
    }

    private static string ReadOfKey(IPropertySymbol member, MessageKey key, int index)
    {
        if (key.IsTuple)
        {
            KeyPart part = key.Parts[index];
            if (MessageKeys.IsContainer(key.Format))
                return $"{key.Codec}.Parts.Read<{part.Type}, {part.Codec}>(in view, {index})";
            string place = $"(in view, {index}, {key.Parts.Count})";
            return $"global::Millrace.Keys.KeyParts.Read<{part.Type}, {part.Codec}>{place}";
        }
        return AllowsNull(member)
            ? $"view.HasKey ? {key.Codec}.Read(view.Key, view.KeyStrings) : null"
            : $"global::Millrace.Keys.RecordKey.Read<{key.Type}, {key.Codec}>(in view)";
    }

    private void ParseHeader(IPropertySymbol member, AttributeData header, bool isSecond)
    {
        string name = header.ConstructorArguments is [{ Value: string text }, ..] ? text : "";
        string? error = NameError(member, name, isSecond);
        if (error != null) scope.Report(TopicRules.Header, Attributes.PlaceOf(header, 0), error);
        if (!scope.IsKnown(member.Type)) return;
        KeyFormat format = KeyCodecs.FormatOf(header, usual: KeyFormat.Text);
        string? codec = KeyCodecs.OfBytes(member.Type) ?? KeyCodecs.For(member.Type, format);
        if (codec == null)
        {
            Location? place = Records.Parsing.Places.TypeOf(member);
            scope.Report(TopicRules.HeaderType, place, member.Name, CSharp.Short(member.Type));
        }
        if (error != null || codec == null) return;
        CheckFormat(member, header, format);
        string type = CSharp.Full(KeyCodecs.WithoutNullable(member.Type)).TrimEnd('?');
        _headers.Add(new(CSharp.Identifier(member.Name), name, type, codec));
        string literal = $"{CSharp.Quoted(name)}u8";
        string read = $"global::Millrace.Schemas.HeaderValue.Read<{type}, {codec}>(in view, {literal})";
        string isThere = $"global::Millrace.Schemas.HeaderValue.IsThere(in view, {literal})";
        _places.Add(member, new(
            $"[Header({CSharp.Quoted(name)})]", AllowsNull(member) ? $"{isThere} ? {read} : {NullOf(type)}" : read,
            IsInValue: false));
    }

    private void CheckFormat(IPropertySymbol member, AttributeData header, KeyFormat format)
    {
        if (Attributes.Named(header, "Format") == null) return;
        if (KeyCodecs.OfBytes(member.Type) != null || KeyCodecs.DoesNothing(format, member.Type))
            scope.Report(TopicRules.KeyFormat, Attributes.PlaceOf(header, "Format"), CSharp.Short(member.Type));
    }

    private string? NameError(IPropertySymbol member, string name, bool isSecond)
    {
        if (name.Length == 0 || name.Contains('\0')) return "its name is empty or has a zero character";
        if (_headers.Any(other => other.Name == name)) return $"{CSharp.Quoted(name)} is another member's already";
        return isSecond || _places.ContainsKey(member)
            ? $"'{member.Name}' has another place already: remove one of its attributes"
            : null;
    }

    private void ParseMetadata(IPropertySymbol member, AttributeData metadata)
    {
        if (scope.IsSink)
        {
            scope.Report(TopicRules.MetadataInSink, Attributes.Place(metadata), member.Name, scope.Type.Name);
            return;
        }
        if (_places.ContainsKey(member))
        {
            bool hasHeaderSaidSo = Attributes.Find(member, "Header") != null;
            if (!hasHeaderSaidSo) scope.Report(TopicRules.MetadataPlace, Attributes.Place(metadata), member.Name);
            return;
        }
        if (!scope.IsKnown(member.Type)) return;
        string kind = Attributes.MemberName(metadata.ConstructorArguments.FirstOrDefault()) ?? "";
        if (MetadataReads.Find(kind, member) is { } read)
        {
            _places.Add(member, new($"[Metadata({kind})]", read, IsInValue: false));
            return;
        }
        scope.Report(
            TopicRules.MetadataType, Records.Parsing.Places.TypeOf(member), member.Name, CSharp.Short(member.Type),
            kind, MetadataReads.TypesOf(kind));
    }

    /// <summary>Attributes of the format say where in the value a member is, and this one is not there.</summary>
    private void RefuseOthers(IPropertySymbol member)
    {
        foreach (AttributeData attribute in AttributesOf(member).Concat(Attributes.OfTimes(member)))
        {
            scope.Report(
                RecordRules.NotAMember, Attributes.Place(attribute), Attributes.ShortName(attribute), member.Name,
                "outside of the value");
        }
    }

    /// <summary>
    /// A source does not look for its key in the value, so that there is nothing to be said of it there; a place in an
    /// array is left free by it.
    /// </summary>
    private void WarnOfKey(IPropertySymbol member)
    {
        IEnumerable<AttributeData> ofValue = scope.Format.HasPlaces ? [] : AttributesOf(member);
        foreach (AttributeData attribute in ofValue.Concat(Attributes.OfTimes(member)))
        {
            string name = Attributes.ShortName(attribute);
            if (name != "JsonInclude" && !KeyNames.IsOne(scope, member, attribute))
                scope.Report(RecordRules.KeyInValue, Attributes.Place(attribute), name, member.Name);
        }
    }

    /// <summary>What the format's attributes say of a member, but for that it is not in the value.</summary>
    private IEnumerable<AttributeData> AttributesOf(IPropertySymbol member)
    {
        bool isIgnored = scope.Format.IsIgnored(scope, member);
        return scope.Format.AttributesOf(member)
            .Where(attribute => !isIgnored || Attributes.ShortName(attribute) != scope.Format.IgnoreAttribute);
    }

    /// <summary>ReadOnlyMemory converts from arrays, and a plain null would become an empty one.</summary>
    private static string NullOf(string type) =>
        type.StartsWith("global::System.ReadOnlyMemory", StringComparison.Ordinal) ? $"default({type}?)" : "null";

    private static bool AllowsNull(IPropertySymbol member) => member.Type.IsReferenceType
        ? member.NullableAnnotation != NullableAnnotation.NotAnnotated
        : !ReferenceEquals(KeyCodecs.WithoutNullable(member.Type), member.Type);
}
