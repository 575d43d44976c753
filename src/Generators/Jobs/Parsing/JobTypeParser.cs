using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Reads where a job's class is declared, and whether a second part of it can be.</summary>
internal static class JobTypeParser
{
    public static JobTypeModel Parse(JobScope scope, string job)
    {
        INamedTypeSymbol type = scope.Type;
        if (ShapeError(type) is { } shape) scope.Report(JobRules.Shape, SourcePlaces.Name(type), type.Name, shape);
        for (INamedTypeSymbol? part = type; part != null; part = part.ContainingType) RequirePartial(scope, part, job);

        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : CSharpNames.Dotted(type.ContainingNamespace);
        string hintName = CSharpNames.Dotted(type).Replace("@", "") + ".g.cs";
        return new(CSharpNames.Identifier(type.Name), space, new(Containers(type)), hintName);
    }

    private static string? ShapeError(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class) return "a struct";
        if (type.IsRecord) return "a record";
        if (type.IsStatic) return "static";
        if (type.IsAbstract) return "abstract";
        if (type.IsGenericType) return type.TypeParameters.Length > 0 ? "generic" : "nested in a generic type";
        return IsFileLocal(type) ? "file-local" : null;
    }

    private static bool IsFileLocal(INamedTypeSymbol type) =>
        type.IsFileLocal || (type.ContainingType != null && IsFileLocal(type.ContainingType));

    private static void RequirePartial(JobScope scope, INamedTypeSymbol type, string job)
    {
        foreach (TypeDeclarationSyntax declaration in Partials.NotPartial(type))
            scope.Report(JobRules.NotPartial, declaration.Identifier.GetLocation(), type.Name, job);
    }

    private static Stack<string> Containers(INamedTypeSymbol type)
    {
        Stack<string> containers = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer != null; outer = outer.ContainingType)
            containers.Push($"{Keyword(outer)} {CSharpNames.Identifier(outer.Name)}");
        return containers;
    }

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "interface",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        _ => type.IsRecord ? "record" : "class",
    };
}
