using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>
/// What differs between formats when a type is read: their attributes, how members are found in the bytes, and the
/// methods that read and write single values.
/// </summary>
internal abstract class FormatConventions
{
    /// <summary>The format in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The attribute that keeps a property out of the value.</summary>
    public abstract string IgnoreAttribute { get; }

    /// <summary>True when <c>[DateFormat]</c> means something.</summary>
    public abstract bool HasDateFormats { get; }

    /// <summary>Local variables of generated code that those of members must not hide.</summary>
    public virtual IReadOnlyList<string> Locals => [];

    /// <summary>The format's own attributes on a type, member, constructor or enum value.</summary>
    public abstract IEnumerable<AttributeData> AttributesOf(ISymbol symbol);

    /// <summary>True for the constructor that an attribute chooses.</summary>
    public abstract bool IsChosen(IMethodSymbol constructor);

    /// <summary>True when an attribute or the type itself says that the member must be in the value.</summary>
    public abstract bool IsRequired(IPropertySymbol member);

    /// <summary>True when the property is no member.</summary>
    public abstract bool IsIgnored(RecordScope scope, IPropertySymbol property);

    /// <summary>Reports attributes of a type and its members that would do nothing.</summary>
    public abstract void CheckAttributes(RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members);

    /// <summary>Reports attributes of an enum's values, none of which does anything.</summary>
    public void CheckEnum(RecordScope scope, IEnumerable<IFieldSymbol> values)
    {
        foreach (AttributeData attribute in values.SelectMany(AttributesOf)) Refuse(scope, attribute);
    }

    /// <summary>The names of members, or their places in an array; reports those that clash.</summary>
    public abstract MemberPlaces PlacesOf(RecordScope scope, ObjectSymbols symbols);

    /// <summary>How a value of one token is read and written.</summary>
    public abstract ValueCodec Leaf(string type, string name);

    /// <summary>Reports an attribute of the format that is not supported.</summary>
    protected abstract void Refuse(RecordScope scope, AttributeData attribute);

    /// <summary>
    /// Warns of the attributes of another format, <paramref name="others"/>, on a type that has none of this format:
    /// whoever wrote both knows of both, and whoever wrote only these expects something of them.
    /// </summary>
    protected void WarnOfOthers(
        RecordScope scope, INamedTypeSymbol type, Func<ISymbol, IEnumerable<AttributeData>> others, string advice)
    {
        ISymbol[] symbols = [.. type.GetMembers()
            .Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false })
            .Prepend(type)];
        AttributeData[] foreign = [.. symbols.SelectMany(others)];
        if (foreign.Length == 0 || symbols.SelectMany(AttributesOf).Any()) return;
        foreach (AttributeData attribute in foreign)
        {
            if (Attributes.Place(attribute) is not { } place) continue;
            scope.Report(
                FormatRules.OtherFormat, place, Attributes.ShortName(attribute), scope.Type.Name, Name, advice);
        }
    }
}

/// <summary>Where members are found in a value.</summary>
/// <param name="IsArray">True when they have places in an array, false when they have names.</param>
/// <param name="Members">The name of each, and its place in an array.</param>
internal sealed record MemberPlaces(
    bool IsArray, IReadOnlyDictionary<IPropertySymbol, (string Name, int? Place)> Members);
