using Microsoft.CodeAnalysis;

namespace Millrace.Generator.Benchmarks;

/// <summary>
/// A generator with the pipelines of Millrace's that writes nothing: what Roslyn takes by itself, below which no
/// generator with these attributes can be.
/// </summary>
/// <param name="binds">
/// True when its transforms ask for the members of the annotated types, with their attributes and types, so that Roslyn
/// binds them; false when they do nothing.
/// </param>
internal sealed class BareGenerator(bool binds) : IIncrementalGenerator
{
    private static readonly string[] _attributes =
    [
        "Millrace.KafkaSourceAttribute", "Millrace.KafkaSinkAttribute", "Millrace.StateAttribute",
        "Millrace.StreamJobAttribute", "Millrace.JsonSchemaAttribute`1", "Millrace.MessagePackSchemaAttribute`1",
    ];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in _attributes)
        {
            IncrementalValuesProvider<bool> done = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (_, _) => true, (found, _) => !binds || Bind((INamedTypeSymbol)found.TargetSymbol));
            context.RegisterSourceOutput(done, static (_, _) => { });
        }
    }

    private static bool Bind(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared) continue;
            member.GetAttributes();
            foreach (ITypeSymbol used in TypesOf(member))
                if (SymbolEqualityComparer.Default.Equals(used.ContainingAssembly, type.ContainingAssembly))
                    used.GetMembers();
        }
        return true;
    }

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IPropertySymbol property => [property.Type, .. (property.Type as INamedTypeSymbol)?.TypeArguments ?? []],
        IMethodSymbol method => [method.ReturnType, .. method.Parameters.Select(static parameter => parameter.Type)],
        _ => [],
    };
}
