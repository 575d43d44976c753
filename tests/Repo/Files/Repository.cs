using System.Reflection;

namespace Millrace.Repo.Files;

/// <summary>The repository that this test was built from.</summary>
internal static class Repository
{
    private static readonly string[] _kinds =
        [".cs", ".md", ".csproj", ".props", ".targets", ".json", ".sh", ".editorconfig", ".gitignore", "run"];

    private static readonly HashSet<string> _outputs =
        ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "MillraceRoot").Value!;

    /// <summary>All text files, without what builds leave behind.</summary>
    public static IReadOnlyList<RepoFile> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(Read)];

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>One file, or a failure that names it.</summary>
    public static RepoFile Get(string path) => Files.SingleOrDefault(file => file.Path == path)
        ?? throw new FileNotFoundException($"The repository must have {path}.");

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder
        .EnumerateFiles().Where(file => _kinds.Any(kind => file.Name.EndsWith(kind, StringComparison.Ordinal)))
        .Concat(folder.EnumerateDirectories().Where(inner => !_outputs.Contains(inner.Name)).SelectMany(Walk));

    private static RepoFile Read(FileInfo file) =>
        new(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName));
}
