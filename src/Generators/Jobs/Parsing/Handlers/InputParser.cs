using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Jobs.Parsing.Handlers;

/// <summary>Reads the record that a handler takes first, and the message key it is kept by.</summary>
internal static class InputParser
{
    /// <summary>The record's type; null when there is none.</summary>
    public static INamedTypeSymbol? Parse(JobScope scope, IMethodSymbol method)
    {
        if (method.Parameters is not [var parameter, ..])
        {
            scope.Report(
                HandlerRules.Input, SourcePlaces.Name(method), scope.DisplayName(method), "but takes nothing");
            return null;
        }
        INamedTypeSymbol? type = Source(scope, method, parameter.Type);
        if (type == null) return null;
        CheckRefKind(scope, method, parameter);
        return type;
    }

    /// <summary>Reports a record that is passed as if changes to it would go somewhere.</summary>
    public static void CheckRefKind(JobScope scope, IMethodSymbol method, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.None or RefKind.In) return;
        scope.Report(
            HandlerRules.RefKind, SourcePlaces.Whole(parameter), parameter.Name, scope.DisplayName(method),
            CSharpNames.RefKind(parameter), "a record is passed by value, and changes to it would be lost");
    }

    /// <summary>The type of a record that a handler takes first; null, reported, when it is no source.</summary>
    public static INamedTypeSymbol? Source(JobScope scope, IMethodSymbol method, ITypeSymbol type)
    {
        if (!scope.IsKnown(type)) return null;
        if (type is INamedTypeSymbol source && JobAttributes.IsSource(source))
        {
            scope.Use(source);
            return source;
        }
        string remedy = SourcePlaces.IsDeclaredHere(type) ? "mark it" : "declare a record of your own";
        string found = $"and '{CSharpNames.Short(type)}' is none: {remedy} with [KafkaSource(\"topic\")]";
        scope.Report(
            HandlerRules.Input, SourcePlaces.TypeOf(method.Parameters[0]), scope.DisplayName(method), found);
        return null;
    }

    /// <summary>
    /// The key that <paramref name="kept"/> is kept by, in words; null when the record has none that can serve.
    /// </summary>
    public static MessageKey? Key(JobScope scope, IMethodSymbol method, INamedTypeSymbol input, string kept)
    {
        IReadOnlyList<IPropertySymbol> members = MessageKeys.MembersOf(input);
        MessageKey? key = MessageKeys.Of(input, members);
        if (key == null && members.Count > 0)
        {
            scope.Break();
            return null;
        }
        if (KeyError(scope, members) is not { } reason) return key;

        scope.Report(
            HandlerRules.NoKey, SourcePlaces.TypeOf(method.Parameters[0]), scope.DisplayName(method), input.Name, kept,
            reason);
        return null;
    }

    private static string? KeyError(JobScope scope, IReadOnlyList<IPropertySymbol> members)
    {
        if (members.Count == 0) return "and it has none: add [MessageKey] to the member that is the key";
        foreach (IPropertySymbol member in members)
        {
            if (!scope.CanRead(member))
                return $"and '{member.Name}' cannot be read from here: make its getter accessible";
            if (member.NullableAnnotation == NullableAnnotation.Annotated || !IsSame(member.Type))
                return $"and '{member.Name}' may be null: take the '?' off its type";
        }
        return null;
    }

    private static bool IsSame(ITypeSymbol type) => ReferenceEquals(KeyCodecs.WithoutNullable(type), type);
}
