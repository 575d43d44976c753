using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;
using Millrace.Generators.Records.Parsing.Objects;

namespace Millrace.Generators.Records.Parsing.States;

/// <summary>Reads a <c>[State]</c> type: a model of its codec, or everything that is wrong with it at once.</summary>
internal static class StateParser
{
    public static Parsed<StateModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        AttributeData attribute = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol type
            || !ReferenceEquals(Attributes.Find(type, "State"), attribute))
            return new(null, default);
        cancellation.ThrowIfCancellationRequested();

        RecordScope scope = new(type, context.SemanticModel.Compilation);
        SourcePlace place = SourcePlace.Of(Attributes.PlaceOf(attribute, "Version"));
        PartialType partial = PartialTypeParser.Parse(scope);
        int version = VersionOf(scope, attribute);
        if (type.TypeKind != TypeKind.Struct)
        {
            scope.Report(StateRules.Class, Places.Name(type), type.Name);
            return Broken(scope, partial, place);
        }
        StateGraph graph = new(scope);
        StateObject root = ParseStruct(graph, type, type.Name);
        if (scope.IsBroken) return Broken(scope, partial, place);
        return new(Model(partial, version, root, graph), scope.Diagnostics) { Place = place };
    }

    private static Parsed<StateModel> Broken(RecordScope scope, PartialType type, SourcePlace place) =>
        new(null, scope.Diagnostics) { Place = place, Placeholder = Placeholders.OfState(scope, type) };

    public static StateObject ParseStruct(StateGraph graph, INamedTypeSymbol type, string name)
    {
        IReadOnlyList<ISymbol> members = [.. type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => field is { IsStatic: false, IsConst: false })
            .Select(field => field.AssociatedSymbol ?? field)];
        if (members.Count == 0) graph.Scope.Report(StateRules.Empty, PlaceOfEmpty(graph.Scope, type), type.Name);
        IMethodSymbol? constructor = Constructors.Choose(graph.Scope, type, members);
        if (constructor != null) Constructors.CheckParameters(graph.Scope, constructor, members);

        Locals locals = new();
        List<StateMember> parsed = [];
        foreach (ISymbol member in members)
        {
            IParameterSymbol? parameter = Constructors.Parameter(constructor, member, members);
            CheckAccess(graph.Scope, member, parameter != null);
            if (graph.Member(member) is not { } value) continue;
            bool isInitialized = parameter == null || IsRequired(member);
            parsed.Add(new(CSharp.Identifier(member.Name), locals.For(member.Name), isInitialized, value));
        }
        EquatableArray<string> arguments =
            Constructors.Arguments(constructor, parsed.Select(member => (member.Name, member.Local)));
        return new(name, CSharp.Full(type), arguments, new(parsed));
    }

    /// <summary>The shape of a struct inside of another: <c>{X:int32,Y:int32}</c>.</summary>
    public static string ShapeOf(StateObject model) => $"{{{Members(model)}}}";

    private static string Members(StateObject model) =>
        string.Join(",", model.Members.Select(member => $"{member.Name.TrimStart('@')}:{member.Value.Shape}"));

    private static StateModel Model(PartialType partial, int version, StateObject root, StateGraph graph) => new()
    {
        Type = partial,
        DisplayName = CSharp.Path(graph.Scope.Type),
        Version = version,
        Shape = Members(root),
        Root = root,
        Shapes = new(graph.Shapes),
    };

    private static int VersionOf(RecordScope scope, AttributeData attribute)
    {
        if (Attributes.Named(attribute, "Version")?.Value is not int version) return 1;
        if (version < 1)
        {
            string text = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            scope.Report(StateRules.Version, Attributes.PlaceOf(attribute, "Version"), text, scope.Type.Name);
        }
        return version;
    }

    private static void CheckAccess(RecordScope scope, ISymbol member, bool isInConstructor)
    {
        bool isReadable = scope.CanUse(member)
            && (member is not IPropertySymbol { GetMethod: { } getter } || scope.CanUse(getter));
        bool isSettable = member switch
        {
            IFieldSymbol field => !field.IsReadOnly,
            IPropertySymbol property => property.SetMethod is { } setter && scope.CanUse(setter),
            _ => false,
        };
        if (isReadable && (isInConstructor || isSettable)) return;
        string fix = isReadable
            ? "give it an 'init' accessor, or take it as a parameter of the constructor"
            : "make it public";
        scope.Report(StateRules.NoSetter, Places.Name(member), $"'{member.ContainingType.Name}.{member.Name}'", fix);
    }

    private static Location? PlaceOfEmpty(RecordScope scope, INamedTypeSymbol type) =>
        Places.Name(type) ?? Places.Name(scope.Type);

    private static bool IsRequired(ISymbol member) =>
        member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
