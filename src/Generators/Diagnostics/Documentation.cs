namespace Millrace.Generators.Diagnostics;

/// <summary>Where the documentation is that rules and their help links name.</summary>
internal static class Documentation
{
    public const string Schemas = Address + "docs/schemas.md";

    /// <summary>
    /// What comes before the path of a file in the repository. Nothing until that has an address on the web, which is
    /// to be written here, with the slash at its end, and nowhere else.
    /// </summary>
    private const string Address = "";

    /// <summary>The page of a rule.</summary>
    public static string PageOf(string id) => $"{Address}docs/diagnostics/{id}.md";
}
