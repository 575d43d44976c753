using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests;

/// <summary>The tour of the README compiles as it stands, without a word from compiler or generators.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_tour_compiles()
    {
        string readme = await File.ReadAllTextAsync(PathOf("README.md"), TestContext.Current.CancellationToken);
        string[] code = [.. CodeBlocks().Matches(readme).Select(match => match.Groups[1].Value)];
        string[] declarations = [.. code.Where(block => block.Contains("[StreamJob(", StringComparison.Ordinal))];
        Assert.Equal(2, declarations.Length);
        Assert.Empty(GeneratorRun
            .Of([new JobGenerator(), new RecordGenerator()], declarations)
            .AssertCompilesClean()
            .Diagnostics);
    }

    private static string PathOf(string file, [CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", file);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
