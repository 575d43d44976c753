using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Objects;

/// <summary>Decides how a member that was read gets into its object.</summary>
internal static class Settings
{
    /// <param name="scope">Takes what is wrong.</param>
    /// <param name="member">The member.</param>
    /// <param name="parameter">The constructor's parameter that sets it, or null.</param>
    /// <param name="isAlwaysThere">True when its own default never matters.</param>
    public static MemberSetting Of(
        RecordScope scope, ISymbol member, IParameterSymbol? parameter, bool isAlwaysThere)
    {
        if (parameter != null)
        {
            return MemberSymbols.IsRequired(member)
                ? MemberSetting.ConstructorAndInitializer
                : MemberSetting.Constructor;
        }
        if (MemberSymbols.IsSettable(scope, member))
            return isAlwaysThere ? MemberSetting.Initializer : OfSettable(scope, member);
        if (IsStored(member) || member is IPropertySymbol { SetMethod: not null })
            scope.Report(RecordRules.NoSetter, Places.Name(member), member.Name, scope.Format.IgnoreAttribute);
        return MemberSetting.None;
    }

    private static MemberSetting OfSettable(RecordScope scope, ISymbol member)
    {
        if (scope.Format.IsRequired(member) || !HasOwnDefault(member)) return MemberSetting.Initializer;
        if (member is not IPropertySymbol { SetMethod.IsInitOnly: true }) return MemberSetting.Assigned;
        // An unsafe accessor finds the members of a generic type only through type parameters of its own.
        if (member.ContainingType.IsGenericType)
            scope.Report(RecordRules.GenericDefault, Places.Name(member), member.Name);
        return MemberSetting.Accessor;
    }

    /// <summary>
    /// True when an object may come with a value that differs from the type's default: by an initializer, or by a
    /// constructor with a body, and where the source is not there to tell.
    /// </summary>
    private static bool HasOwnDefault(ISymbol member)
    {
        bool? isInitialized = Places.Syntax(member) switch
        {
            PropertyDeclarationSyntax property => property.Initializer != null
                || property.AccessorList?.Accessors.Any(a => a.Body != null || a.ExpressionBody != null) == true,
            VariableDeclaratorSyntax field => field.Initializer != null,
            _ => null,
        };
        return isInitialized != false
            || member.ContainingType.InstanceConstructors.Any(c => Places.Syntax(c) is ConstructorDeclarationSyntax);
    }

    /// <summary>True for a field and for <c>{ get; }</c>, false for a property that is computed.</summary>
    public static bool IsStored(ISymbol member) => member is IFieldSymbol
        || member.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));
}
