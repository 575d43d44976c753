using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Messages;
using Millrace.Generators.Records.Parsing.Objects;
using Millrace.Generators.Records.Parsing.Values;

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

    /// <summary>
    /// True where tuples are arrays, and types of a closed set are told apart by a number before them.
    /// </summary>
    public abstract bool HasPlaces { get; }

    /// <summary>The attribute that gives an enum's value another name; null where there is none.</summary>
    protected virtual string? EnumTextAttribute => null;

    /// <summary>Local variables of generated code that those of members must not hide.</summary>
    public virtual IReadOnlyList<string> Locals => [];

    /// <summary>The format's own attributes on a type, member, constructor or enum value.</summary>
    public abstract IEnumerable<AttributeData> AttributesOf(ISymbol symbol);

    /// <summary>True for the constructor that an attribute chooses.</summary>
    public abstract bool IsChosen(IMethodSymbol constructor);

    /// <summary>True when an attribute or the type itself says that the member must be in the value.</summary>
    public abstract bool IsRequired(ISymbol member);

    /// <summary>True when the property is no member.</summary>
    public abstract bool IsIgnored(RecordScope scope, ISymbol property);

    /// <summary>True for a field or a property that is not public, which an attribute makes a member.</summary>
    public abstract bool IsIncluded(RecordScope scope, ISymbol member);

    /// <summary>What a member says of itself and of the values inside of it; reports what does not fit.</summary>
    public abstract MemberOptions OptionsOf(RecordScope scope, ISymbol member, INamedTypeSymbol owner);

    /// <summary>The members in the order in which they are written.</summary>
    public virtual IEnumerable<MemberModel> InOrder(IEnumerable<(ISymbol Symbol, MemberModel Model)> members) =>
        members.Select(member => member.Model);

    /// <summary>True when a value that the type has no member for is an error.</summary>
    public virtual bool IsClosed(INamedTypeSymbol type) => false;

    /// <summary>Reports attributes of a type and its members that would do nothing.</summary>
    public abstract void CheckAttributes(RecordScope scope, INamedTypeSymbol type, IReadOnlyList<ISymbol> members);

    /// <summary>Reports attributes of an enum's values that do nothing.</summary>
    public void CheckEnum(RecordScope scope, IEnumerable<IFieldSymbol> values)
    {
        foreach (AttributeData attribute in values.SelectMany(AttributesOf))
            if (Attributes.ShortName(attribute) != EnumTextAttribute) Refuse(scope, attribute);
    }

    /// <summary>The name of an enum's value.</summary>
    public virtual string EnumText(IFieldSymbol value) => value.Name;

    /// <summary>How an enum says that it is written; null when it does not.</summary>
    public virtual EnumWriting? EnumWritingOf(RecordScope scope, INamedTypeSymbol type) => null;

    /// <summary>The attributes of a type that name those which derive from it.</summary>
    public abstract IEnumerable<AttributeData> CasesOf(INamedTypeSymbol type);

    /// <summary>What such an attribute names: the type, and a string or an int that stands for it.</summary>
    public abstract (ITypeSymbol? Type, object? Kind) CaseOf(AttributeData attribute);

    /// <summary>The member that says which type an object is.</summary>
    public virtual string KindNameOf(RecordScope scope, INamedTypeSymbol type) => "";

    /// <summary>The names of members, or their places in an array; reports those that clash.</summary>
    public abstract MemberPlaces PlacesOf(RecordScope scope, ObjectSymbols symbols);

    /// <summary>How a single value is read and written; null where the format has none of that type.</summary>
    public abstract ValueCodec? Leaf(string type, string name);

    /// <summary>Reports an attribute that stands on a record itself and works on the types of members only.</summary>
    public void CheckRoot(RecordScope scope, INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in CasesOf(type)) Refuse(scope, attribute);
    }

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
        AttributeData[] foreign = [.. symbols.SelectMany(symbol =>
            others(symbol).Where(attribute => !KeyNames.IsOne(scope, symbol, attribute)))];
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
    bool IsArray, IReadOnlyDictionary<ISymbol, (string Name, int? Place)> Members);

/// <summary>What a member says of itself.</summary>
/// <param name="IsRead">False for one that is written only.</param>
/// <param name="IsWritten">False for one that is read only.</param>
/// <param name="Writing">When it is written.</param>
/// <param name="TakesExtra">True when it takes what the type has no members for.</param>
/// <param name="Numbers">What it says of its numbers; null for what its type says.</param>
/// <param name="Enums">What it says of its enums.</param>
internal sealed record MemberOptions(
    bool IsRead = true, bool IsWritten = true, MemberWriting Writing = MemberWriting.Always, bool TakesExtra = false,
    int? Numbers = null, EnumWriting? Enums = null)
{
    /// <summary>Of a member that says nothing.</summary>
    public static MemberOptions None { get; } = new();
}
