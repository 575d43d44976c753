using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Names for the local variables of one generated method.</summary>
/// <param name="reserved">What else the method has, beside what all have.</param>
internal sealed class Locals(params IEnumerable<string> reserved)
{
    private readonly HashSet<string> _used =
        ["reader", "scanner", "members", "output", "writer", "view", "record", "state", .. reserved];

    /// <summary>The member's name in camelCase, made unique.</summary>
    public string For(string member)
    {
        string name = JsonNames.Convert(member, NamingPolicy.CamelCase);
        while (!_used.Add(name)) name += "Value";
        return CSharp.Identifier(name);
    }
}
