using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Decides how a member that was read gets into its object.</summary>
internal static class Settings
{
    /// <param name="scope">Takes what is wrong.</param>
    /// <param name="member">The member.</param>
    /// <param name="parameter">The constructor's parameter that sets it, or null.</param>
    /// <param name="isAlwaysThere">True when its own default never matters.</param>
    public static MemberSetting Of(
        RecordScope scope, IPropertySymbol member, IParameterSymbol? parameter, bool isAlwaysThere)
    {
        bool isSettable = member.SetMethod is { } setter && scope.CanUse(setter);
        if (parameter != null)
            return member.IsRequired ? MemberSetting.ConstructorAndInitializer : MemberSetting.Constructor;
        if (isSettable) return isAlwaysThere ? MemberSetting.Initializer : OfSettable(scope, member);
        if (IsStored(member) || member.SetMethod != null)
            scope.Report(RecordRules.NoSetter, Places.Name(member), member.Name, scope.Format.IgnoreAttribute);
        return MemberSetting.None;
    }

    private static MemberSetting OfSettable(RecordScope scope, IPropertySymbol member)
    {
        if (scope.Format.IsRequired(member) || !HasOwnDefault(member)) return MemberSetting.Initializer;
        if (!member.SetMethod!.IsInitOnly) return MemberSetting.Assigned;
        // An unsafe accessor finds the members of a generic type only through type parameters of its own.
        if (member.ContainingType.IsGenericType)
            scope.Report(RecordRules.GenericDefault, Places.Name(member), member.Name);
        return MemberSetting.Accessor;
    }

    /// <summary>
    /// True when an object may come with a value that differs from the type's default: by an initializer, or by a
    /// constructor with a body, and where the source is not there to tell.
    /// </summary>
    private static bool HasOwnDefault(IPropertySymbol member)
    {
        if (Places.Syntax(member) is not PropertyDeclarationSyntax syntax) return true;
        return syntax.Initializer != null
            || syntax.AccessorList?.Accessors.Any(a => a.Body != null || a.ExpressionBody != null) == true
            || member.ContainingType.InstanceConstructors.Any(c => Places.Syntax(c) is ConstructorDeclarationSyntax);
    }

    /// <summary>True for <c>{ get; }</c>, false for a property that is computed.</summary>
    public static bool IsStored(IPropertySymbol member) => member.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));
}
