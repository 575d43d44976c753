using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads <c>Schema</c> of <c>[KafkaSource]</c> and <c>[KafkaSink]</c>.</summary>
internal static class CustomSchemaParser
{
    private const string Property = "Schema";

    /// <summary>The schema that an attribute names; null where it names none.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="attribute">The attribute, if the record has it.</param>
    /// <param name="contract">What the schema must implement: <c>DeserializationSchema</c>.</param>
    public static SchemaModel? Parse(RecordScope scope, AttributeData? attribute, string contract)
    {
        if (attribute == null || Attributes.Named(attribute, Property)?.Value is not ITypeSymbol schema) return null;
        if (Attributes.Named(attribute, "Format") != null)
            scope.Report(TopicRules.SchemaAndFormat, Attributes.PlaceOf(attribute, "Format"), CSharp.Short(schema));
        if (!scope.IsKnown(schema)) return null;
        bool isKeyed = Implements(scope, schema, "IKeyed" + contract);
        IMethodSymbol? constructor = ConstructorOf(scope, schema);
        string? error = TypeError(schema)
            ?? (isKeyed || Implements(scope, schema, "I" + contract) ? null : NotImplemented(scope, contract))
            ?? ConstructorError(scope, schema, constructor);
        if (error != null)
        {
            Location? place = Attributes.PlaceOf(attribute, Property);
            scope.Report(TopicRules.Schema, place, CSharp.Short(schema), scope.Type.Name, error);
        }
        IEnumerable<ServiceModel> services = constructor?.Parameters.Select(Services.Parse) ?? [];
        return new(CSharp.Full(schema), CSharp.Short(schema), isKeyed, new(services));
    }

    private static string? TypeError(ITypeSymbol schema)
    {
        if (schema is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            return "it is neither a class nor a struct";
        if (type.IsAbstract) return "it is abstract, or static";
        if (type.IsUnboundGenericType) return "it is an open generic type: write its type arguments";
        return type.IsFileLocal ? "it is file-local" : null;
    }

    private static string NotImplemented(RecordScope scope, string contract) =>
        $"it implements neither I{contract}<{scope.Type.Name}> nor IKeyed{contract}<{scope.Type.Name}>";

    private static string? ConstructorError(RecordScope scope, ITypeSymbol schema, IMethodSymbol? constructor)
    {
        if (constructor == null)
            return "it needs one constructor that is accessible, so that it is clear which is meant";
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (Services.Error(parameter) is { } reason && scope.IsKnown(parameter.Type))
                return $"parameter '{parameter.Name}' of its constructor is no service: {reason}";
        }
        ISymbol? required = schema.GetMembers().FirstOrDefault(member =>
            member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        return required == null ? null : $"nobody sets its required member '{required.Name}'";
    }

    /// <summary>The only one; of a struct, which always has the empty one, the only other.</summary>
    private static IMethodSymbol? ConstructorOf(RecordScope scope, ITypeSymbol schema)
    {
        if (schema is not INamedTypeSymbol type) return null;
        IMethodSymbol[] usable = [.. type.InstanceConstructors.Where(scope.CanUse)];
        IMethodSymbol[] declared = [.. usable.Where(constructor => !constructor.IsImplicitlyDeclared)];
        return declared switch
        {
            [var only] => only,
            [] => usable.FirstOrDefault(),
            _ => null,
        };
    }

    /// <summary>True for what the compiler sees, and for what the generator is about to write.</summary>
    private static bool Implements(RecordScope scope, ITypeSymbol schema, string contract) =>
        (!contract.StartsWith("IKeyed", StringComparison.Ordinal) && IsSideOf(scope, schema))
        || schema.AllInterfaces.Any(i => i.Name == contract
            && i.TypeArguments is [var record] && SymbolEqualityComparer.Default.Equals(record, scope.Type)
            && CSharp.Path(i.ContainingNamespace) == "Millrace.Schemas");

    private static bool IsSideOf(RecordScope scope, ITypeSymbol schema) =>
        SideParser.AttributeOf(schema) is { } attribute
        && SymbolEqualityComparer.Default.Equals(SideParser.TargetOf(attribute), scope.Type);
}
