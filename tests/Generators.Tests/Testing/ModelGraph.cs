using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Testing;

/// <summary>Walks everything a model refers to; a model that holds a compilation alive makes every edit slow.</summary>
internal static class ModelGraph
{
    private static readonly Type[] _forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(Location),
        typeof(SemanticModel),
    ];

    public static void AssertHoldsNoCompilation(object model) => Visit(model, model.GetType().Name, []);

    private static void Visit(object? node, string path, HashSet<object> seen)
    {
        if (node == null) return;
        Type type = node.GetType();
        Type? found = Array.Find(_forbidden, f => f.IsAssignableFrom(type));
        Assert.True(found == null, $"{path} holds a {found?.Name}");
        if (type.IsPrimitive || type.IsEnum || node is string or DiagnosticDescriptor) return;
        if (!type.IsValueType && !seen.Add(node)) return;

        if (node is IEnumerable items)
        {
            int index = 0;
            foreach (object? item in items) Visit(item, $"{path}[{index++}]", seen);
            return;
        }
        const BindingFlags fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (FieldInfo field in type.GetFields(fields)) Visit(field.GetValue(node), $"{path}.{field.Name}", seen);
    }
}
