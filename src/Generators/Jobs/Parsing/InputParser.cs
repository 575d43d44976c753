using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Reads the record that a handler takes first, and the message key it is kept by.</summary>
internal static class InputParser
{
    /// <summary>The record's type; null when there is none.</summary>
    public static INamedTypeSymbol? Parse(JobScope scope, IMethodSymbol method)
    {
        string name = scope.DisplayName(method);
        if (method.Parameters is not [var parameter, ..])
        {
            scope.Report(HandlerRules.Input, SourcePlaces.Name(method), name, "but takes nothing");
            return null;
        }
        if (!scope.IsKnown(parameter.Type)) return null;
        if (parameter.Type is not INamedTypeSymbol type || !JobAttributes.IsSource(type))
        {
            string remedy = SourcePlaces.IsDeclaredHere(parameter.Type) ? "mark it" : "declare a record of your own";
            string found = $"and '{CSharpNames.Short(parameter.Type)}' is none: {remedy} with [KafkaSource(\"topic\")]";
            scope.Report(HandlerRules.Input, SourcePlaces.TypeOf(parameter), name, found);
            return null;
        }
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            scope.Report(
                HandlerRules.RefKind, SourcePlaces.Whole(parameter), parameter.Name, name,
                CSharpNames.RefKind(parameter), "a record is passed by value, and changes to it would be lost");
        }
        return type;
    }

    /// <summary>
    /// The key that <paramref name="kept"/> is kept by, in words; null when the record has none that can serve.
    /// </summary>
    public static KeyModel? Key(JobScope scope, IMethodSymbol method, INamedTypeSymbol input, string kept)
    {
        IPropertySymbol? member = KeyCodecs.MemberOf(input);
        string? codec = member == null ? null : KeyCodecs.Of(member);
        if (KeyError(scope, member, codec) is not { } reason)
            return new(CSharpNames.Global(member!.Type), codec!, CSharpNames.Identifier(member.Name));

        scope.Report(
            HandlerRules.NoKey, SourcePlaces.TypeOf(method.Parameters[0]), scope.DisplayName(method), input.Name, kept,
            reason);
        return null;
    }

    private static string? KeyError(JobScope scope, IPropertySymbol? member, string? codec)
    {
        if (member == null) return "and it has none: add [MessageKey] to the member that is the key";
        if (codec == null) return $"and '{member.Name}' cannot be one: its type must be {KeyCodecs.Supported}";
        if (!scope.CanRead(member)) return $"and '{member.Name}' cannot be read from here: make its getter accessible";
        return member.NullableAnnotation == NullableAnnotation.Annotated || !IsSame(member.Type)
            ? $"and '{member.Name}' may be null: take the '?' off its type"
            : null;
    }

    private static bool IsSame(ITypeSymbol type) => ReferenceEquals(KeyCodecs.WithoutNullable(type), type);
}
