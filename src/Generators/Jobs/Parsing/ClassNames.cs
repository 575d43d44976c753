using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>Names for the classes that are generated inside of a job, which no member of it may have.</summary>
internal sealed class ClassNames(INamedTypeSymbol job)
{
    private readonly HashSet<string> _taken = [.. job.MemberNames, job.Name];

    /// <summary><c>AddWindowHandler</c> for a method <c>Add</c>, with a number where that is taken.</summary>
    public string For(IMethodSymbol method, string suffix)
    {
        string name = method.Name + suffix;
        for (int number = 2; !_taken.Add(name); number++) name = $"{method.Name}{suffix}{number}";
        return name;
    }
}
