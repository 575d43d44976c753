using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Common;

/// <summary>The values of <c>Millrace.JsonNaming</c>.</summary>
internal enum NamingPolicy
{
    CamelCase,
    AsDeclared,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}

/// <summary>JSON names from C# names, with the same results as the policies of System.Text.Json.</summary>
internal static class JsonNames
{
    /// <summary>The policy that the type's own <c>[JsonNaming]</c> gives.</summary>
    public static NamingPolicy? PolicyOf(ITypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonNamingAttribute" } found && TypeNames.IsIn(found, "Millrace")
                && attribute.ConstructorArguments is [{ Value: int policy }, ..]) return (NamingPolicy)policy;
        }
        return null;
    }

    /// <summary>The name of a member: that of its <c>[JsonPropertyName]</c>, or by the policy.</summary>
    public static string Of(ISymbol member, NamingPolicy policy)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonPropertyNameAttribute" } found
                && TypeNames.IsIn(found, "System", "Text", "Json", "Serialization")
                && attribute.ConstructorArguments is [{ Value: string name }, ..]) return name;
        }
        return Convert(member.Name, policy);
    }

    public static string Convert(string name, NamingPolicy policy) => policy switch
    {
        NamingPolicy.CamelCase => Camel(name),
        NamingPolicy.SnakeCaseLower => Separate(name, '_', char.ToLowerInvariant),
        NamingPolicy.SnakeCaseUpper => Separate(name, '_', char.ToUpperInvariant),
        NamingPolicy.KebabCaseLower => Separate(name, '-', char.ToLowerInvariant),
        NamingPolicy.KebabCaseUpper => Separate(name, '-', char.ToUpperInvariant),
        _ => name,
    };

    /// <summary>
    /// Lowers the capitals that a name begins with, but for one that begins the next word: <c>IOStream</c>.
    /// </summary>
    private static string Camel(string name)
    {
        char[] chars = name.ToCharArray();
        for (int i = 0; i < chars.Length && char.IsUpper(chars[i]); i++)
        {
            bool beginsWord = i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]);
            if (beginsWord) break;
            chars[i] = char.ToLowerInvariant(chars[i]);
        }
        return new(chars);
    }

    /// <summary>
    /// Puts a separator before each word but the first; what is no letter or digit ends a word by itself.
    /// </summary>
    private static string Separate(string name, char separator, Func<char, char> withCase)
    {
        StringBuilder result = new();
        for (int i = 0; i < name.Length; i++)
        {
            if (BeginsWord(name, i)) result.Append(separator);
            bool hasCase = Kind(name[i]) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter;
            result.Append(hasCase ? withCase(name[i]) : name[i]);
        }
        return result.ToString();
    }

    private static bool BeginsWord(string name, int at)
    {
        if (at == 0 || Kind(name[at]) != UnicodeCategory.UppercaseLetter) return false;
        return Kind(name[at - 1]) switch
        {
            UnicodeCategory.UppercaseLetter => at + 1 < name.Length && char.IsLower(name[at + 1]),
            UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => true,
            _ => false,
        };
    }

    private static UnicodeCategory Kind(char c) => char.GetUnicodeCategory(c);
}
