namespace Millrace.Generators.Records.Parsing;

/// <summary>Names for the local variables of one generated method.</summary>
internal sealed class Locals
{
    private readonly HashSet<string> _used =
        ["reader", "scanner", "members", "output", "writer", "view", "record", "state"];

    /// <summary>The member's name in camelCase, made unique.</summary>
    public string For(string member)
    {
        string name = JsonNames.Convert(member, NamingPolicy.CamelCase);
        while (!_used.Add(name)) name += "Value";
        return CSharp.Identifier(name);
    }
}
