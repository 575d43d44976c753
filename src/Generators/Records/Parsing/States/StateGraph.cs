using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.States;

/// <summary>
/// The types that a state holds. Each struct or collection becomes a shape, once. Nothing that is shared by reference
/// and can change is let in. Lives during one parse.
/// </summary>
internal sealed class StateGraph(RecordScope scope)
{
    private readonly Dictionary<string, StateValue?> _values = [];
    private readonly HashSet<string> _names = [];
    private readonly List<StateShape> _shapes = [];
    private readonly List<string> _chain = [];
    private readonly HashSet<string> _open = [CSharp.Full(scope.Type)];

    public RecordScope Scope => scope;

    public IReadOnlyList<StateShape> Shapes => _shapes;

    /// <summary>How a member is kept; null, reported, when it cannot be.</summary>
    public StateValue? Member(ISymbol member)
    {
        _chain.Add($"{member.ContainingType.Name}.{member.Name}");
        StateValue? value = Value(member, Constructors.TypeOf(member)!);
        _chain.RemoveAt(_chain.Count - 1);
        return value;
    }

    private StateValue? Value(ISymbol member, ITypeSymbol type)
    {
        if (!scope.IsKnown(type)) return null;
        ITypeSymbol inner = Common.KeyCodecs.WithoutNullable(type);
        StateValue? value = StateLeaves.Find(inner) ?? StateLeaves.FindEnum(inner) ?? Shape(member, inner);
        bool isNullable = !ReferenceEquals(inner, type);
        return value == null || !isNullable
            ? value
            : value with { Type = CSharp.Full(type), Shape = value.Shape + "?", IsNullable = true };
    }

    private StateValue? Shape(ISymbol member, ITypeSymbol type)
    {
        string key = CSharp.Full(type);
        StateComplaint? complaint = _open.Contains(key) ? StateTypes.ContainsItself : StateTypes.Complaint(type);
        if (complaint is { } found)
        {
            string chain = string.Join(" -> ", _chain);
            scope.Report(found.Rule, Places.TypeOf(member), chain, CSharp.Path(type), found.Instead);
            return null;
        }
        if (_values.TryGetValue(key, out StateValue? value)) return value;
        _open.Add(key);
        value = Build(member, (INamedTypeSymbol)type);
        _open.Remove(key);
        _values.Add(key, value);
        return value;
    }

    private StateValue? Build(ISymbol member, INamedTypeSymbol type)
    {
        if (StateTypes.IsImmutableArray(type))
        {
            if (Value(member, type.TypeArguments[0]) is not { } element) return null;
            string name = UniqueName("ArrayOf" + type.TypeArguments[0].Name);
            string typeName = $"global::System.Collections.Immutable.ImmutableArray<{element.Type}>";
            return Add(new StateArray(name, typeName, element), $"[{element.Shape}]");
        }
        StateObject parsed = StateParser.ParseStruct(this, type, UniqueName(type.Name));
        return Add(parsed, StateParser.ShapeOf(parsed));
    }

    private StateValue Add(StateShape shape, string words)
    {
        _shapes.Add(shape);
        return new(shape.Type, words, $"Read{shape.Name}(ref reader)", $"Write{shape.Name}(ref writer, {{0}});", false);
    }

    private string UniqueName(string label)
    {
        string name = label;
        for (int i = 2; IsMethodOfUser(name) || !_names.Add(name); i++) name = $"{label}{i}";
        return name;
    }

    private bool IsMethodOfUser(string name) =>
        !scope.Type.GetMembers("Read" + name).IsEmpty || !scope.Type.GetMembers("Write" + name).IsEmpty;
}
