namespace Millrace.Repo;

/// <summary>Fails with all violations, a line each.</summary>
internal static class Violations
{
    public static void None(IEnumerable<string> violations)
    {
        string[] found = [.. violations];
        if (found.Length > 0) Assert.Fail(string.Join('\n', found.Prepend($"{found.Length} found:")));
    }
}
