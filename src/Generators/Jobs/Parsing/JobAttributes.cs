using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Finds the attributes of Millrace on symbols, and their arguments in the source.</summary>
internal static class JobAttributes
{
    public const string StreamJob = "Millrace.StreamJobAttribute";
    public const string TumblingWindow = "TumblingWindow";
    public const string OnWindowClose = "OnWindowClose";
    public const string OnLate = "OnLate";

    /// <summary>The attributes that give a method its part in a job.</summary>
    public static readonly string[] OfMethods = [TumblingWindow, OnWindowClose, OnLate];

    /// <summary>The attribute <c>Millrace.{name}Attribute</c> of a symbol, or null.</summary>
    public static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && IsNamed(type, name)) return attribute;
        return null;
    }

    public static bool IsJob(INamedTypeSymbol type) => Find(type, "StreamJob") != null;

    public static bool IsSource(ITypeSymbol type) => Find(type, "KafkaSource") != null;

    public static bool IsSink(ITypeSymbol type) => Find(type, "KafkaSink") != null;

    public static bool IsState(ITypeSymbol type) => Find(type, "State") != null;

    public static bool IsMetadata(ITypeSymbol type) => type is
    {
        Name: "RecordMetadata",
        ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>True for a type whose code runs where records are read, handled or written.</summary>
    public static bool IsPartOfJobs(INamedTypeSymbol type) =>
        IsJob(type) || IsState(type) || IsSource(type) || IsSink(type);

    /// <summary>The first argument of the attribute's constructor, when it is a string.</summary>
    public static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;

    /// <summary>The argument of a named property, or null where it is not given.</summary>
    public static object? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == name) return argument.Value.Value;
        return null;
    }

    /// <summary>Where the argument of property <paramref name="name"/> is written; the first one for null.</summary>
    public static Location? ArgumentLocation(AttributeData attribute, string? name)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax) return null;
        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments
            .FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);
        return (argument?.Expression ?? (Microsoft.CodeAnalysis.SyntaxNode)syntax).GetLocation();
    }

    /// <summary>Compared piece by piece, because a display string for each attribute of each symbol is slow.</summary>
    private static bool IsNamed(INamedTypeSymbol type, string name) =>
        type.ContainingNamespace is { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true }
        && type.Name.Length == name.Length + "Attribute".Length
        && type.Name.StartsWith(name, StringComparison.Ordinal)
        && type.Name.EndsWith("Attribute", StringComparison.Ordinal);
}
