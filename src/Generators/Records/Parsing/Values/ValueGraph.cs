using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.Values;

/// <summary>
/// The types that a record's value reaches. Each that needs methods of its own becomes a shape, once; a type that
/// contains itself finds its own name. Lives during one parse.
/// </summary>
internal sealed class ValueGraph(RecordScope scope, bool reads)
{
    private const int DepthMax = 64;

    private readonly Dictionary<ShapeKey, string> _names = [];
    private readonly HashSet<string> _usedNames = [];
    private readonly List<ShapeModel?> _shapes = [];
    private readonly List<string> _dateFormats = [];
    private readonly List<string> _chain = [];

    public RecordScope Scope => scope;

    /// <summary>False for a record that is only written, whose members need no way to be set.</summary>
    public bool Reads => reads;

    public IEnumerable<ShapeModel> Shapes => _shapes.OfType<ShapeModel>();

    public IReadOnlyList<string> DateFormats => _dateFormats;

    /// <summary>How a member is read and written; null, reported, when it cannot be.</summary>
    public ValueModel? Member(ValueContext context)
    {
        ISymbol member = context.Member;
        _chain.Add(member is ITypeSymbol ? member.Name : $"{member.ContainingType.Name}.{member.Name}");
        ValueModel? value = Value(member as ITypeSymbol ?? MemberSymbols.TypeOf(member), context);
        _chain.RemoveAt(_chain.Count - 1);
        return value;
    }

    /// <summary>How a value of <paramref name="type"/>, somewhere inside of a member, is read and written.</summary>
    public ValueModel? Value(ITypeSymbol type, ValueContext context)
    {
        ITypeSymbol inner = Common.KeyCodecs.WithoutNullable(type);
        bool isReference = inner.IsReferenceType;
        bool allowsNull = !ReferenceEquals(inner, type)
            || (isReference && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
        ValueCodec? codec = scope.IsKnown(inner) ? ValueRules.Find(new(this, inner, context)) : null;
        if (codec is not { } found) return null;
        string written = allowsNull ? found.Type + "?" : found.Type;
        return new(written, found.Reader, found.Writer, allowsNull, isReference, found.Shape);
    }

    /// <summary>
    /// The shape of a type; <paramref name="build"/> makes it at the first call, null when something is wrong in it.
    /// </summary>
    public ValueCodec Shape(ITypeSymbol type, ShapeKey key, Func<string, ShapeModel?> build)
    {
        if (!_names.TryGetValue(key, out string? name))
        {
            name = UniqueName(type);
            _names.Add(key, name);
            int place = _shapes.Count;
            _shapes.Add(null);
            if (_chain.Count <= DepthMax) _shapes[place] = build(name);
        }
        return new(key.Type, "Read" + name, "Write" + name, name);
    }

    /// <summary>The field that holds a compiled date pattern.</summary>
    public string DateFormat(string pattern)
    {
        int index = _dateFormats.IndexOf(pattern);
        if (index < 0)
        {
            index = _dateFormats.Count;
            _dateFormats.Add(pattern);
        }
        return ValueModel.DateFormatField(index);
    }

    public void Unsupported(ISymbol member, ITypeSymbol type, string advice)
    {
        string chain = string.Join(" -> ", _chain);
        scope.Report(
            RecordRules.MemberType, Places.TypeOf(member), chain, CSharp.Path(type), advice,
            scope.Format.Name, scope.Format.IgnoreAttribute);
    }

    private string UniqueName(ITypeSymbol type)
    {
        string label = Label(type);
        string name = label;
        for (int i = 2; !_usedNames.Add(name); i++) name = $"{label}{i}";
        return name;
    }

    private static string Label(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"ArrayOf{Label(array.ElementType)}",
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } named =>
            $"{(named.IsTupleType ? "Tuple" : type.Name)}Of{string.Join("And", arguments.Select(Label))}",
        _ => type.Name,
    };
}

/// <summary>What makes two uses of a type one shape.</summary>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Naming">The policy, where it has members.</param>
/// <param name="Inside">What else its methods depend on: those of its elements, for example.</param>
internal readonly record struct ShapeKey(string Type, NamingPolicy Naming = default, string Inside = "");

/// <summary>A type as C# writes it, and the methods that read and write it.</summary>
/// <remarks><c>Shape</c> names the shape that has these methods; null for a single value.</remarks>
internal readonly record struct ValueCodec(string Type, string Reader, string Writer, string? Shape = null);

/// <summary>
/// The question that each of <see cref="ValueRules"/> answers: what becomes of a type found in a member?
/// </summary>
internal sealed record ValueQuestion(ValueGraph Graph, ITypeSymbol Type, ValueContext Context);
