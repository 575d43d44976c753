namespace Millrace.Repo.Rules;

/// <summary>
/// The folders of <c>src/Runtime</c> and which others each may name. Ports at the bottom, hosting at the top; a folder
/// names only what is below it.
/// </summary>
internal static class RuntimeFolders
{
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["Reading"] = [],
        ["Writing"] = ["Reading"],
        ["Timing"] = [],
        ["State"] = [],
    };
}
