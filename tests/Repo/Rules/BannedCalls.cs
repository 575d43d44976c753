using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Millrace.Repo.Files;

namespace Millrace.Repo.Rules;

/// <summary>Calls that the product does without, each with what to use instead.</summary>
internal static class BannedCalls
{
    /// <summary>Where a call is banned, the pattern of its expression, and the way around it.</summary>
    private static readonly (string[] Folders, string Pattern, string Instead)[] _table =
    [
        (["src", "tests", "samples", "benchmarks"], @"^Thread\.Sleep$", "wait for a condition with a deadline."),
        (["src"], @"^Task\.Delay$", "wait on an event, or on a timer of TimeProvider."),
        (["src/Runtime", "src/SchemaRegistry"], @"^DateTime(Offset)?\.(Now|UtcNow|Today)$",
            "ask the TimeProvider that the host was given."),
        (["src"], @"^(System\.)?Console\.", "write a log event; the host decides where it goes."),
        (["src/Sdk", "src/Runtime", "src/SchemaRegistry"], @"^Type\.GetType$|^Activator\.|\.MakeGeneric(Type|Method)$",
            "the generator knows the type: let it write the call."),
        (["src/Sdk", "src/Runtime", "src/SchemaRegistry"], @"^Assembly\.(Load|GetEntry|GetExecuting|GetCalling)",
            "nothing is discovered at run time: let the generator write it."),
        (["src/Sdk", "src/Runtime", "src/SchemaRegistry"],
            @"\.Get(Method|Methods|Property|Properties|Field|Fields|CustomAttributes?)$",
            "no reflection: attributes are read by the generator."),
    ];

    public static FileRule Calls { get; } = new()
    {
        Name = "banned calls",
        AppliesTo = file => file.IsCSharp,
        Check = Find,
        Bad =
        [
            new("tests/A.cs", "class A { void M() { Thread.Sleep(1); } }"),
            new("src/Sdk/A.cs", "class A { Task M() => Task.Delay(1); }"),
            new("src/Runtime/A.cs", "class A { DateTime M() => DateTime.UtcNow; }"),
            new("src/Runtime/A.cs", "class A { DateTimeOffset M() => DateTimeOffset.Now; }"),
            new("src/Generators/A.cs", "class A { void M() => Console.WriteLine(); }"),
            new("src/Sdk/A.cs", "class A { object M(Type t) => t.MakeGenericType(t); }"),
            new("src/Runtime/A.cs", "class A { object M(Type t) => Activator.CreateInstance(t); }"),
            new("src/Runtime/A.cs", "class A { object M() => Assembly.GetEntryAssembly(); }"),
            new("src/Runtime/A.cs", "class A { object M(Type t) => t.GetMethod(\"M\"); }"),
        ],
        Good =
        [
            new("tests/A.cs", "class A { DateTime M() => DateTime.UtcNow; }"),
            new("samples/A.cs", "class A { void M() => Console.WriteLine(); }"),
            new("src/Runtime/A.cs", "class A { string s = \"Thread.Sleep(1)\"; object M() => time.GetUtcNow(); }"),
        ],
    };

    public static FileRule Constructions { get; } = new()
    {
        Name = "nothing left unbuilt",
        AppliesTo = file => file.IsCSharp,
        Check = file => file.Syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => creation.Type.ToString() == "NotImplementedException")
            .Select(creation => (file.LineOf(creation.SpanStart), "build it, or leave the member out.")),
        Bad = [new("src/A.cs", "class A { int M() => throw new NotImplementedException(); }")],
        Good = [new("src/A.cs", "class A { int M() => throw new NotSupportedException(\"no groups\"); }")],
    };

    public static FileRule Attributes { get; } = new()
    {
        Name = "no suppressing attributes",
        AppliesTo = file => file.IsCSharp,
        Check = file => file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
            .Where(attribute => attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal))
            .Select(attribute => (file.LineOf(attribute.SpanStart), "mend what the analyzer says.")),
        Bad = [new("src/A.cs", "[SuppressMessage(\"a\", \"b\")] class A;")],
        Good = [new("src/A.cs", "[Obsolete] class A;")],
    };

    private static IEnumerable<(int, string)> Find(RepoFile file) =>
        from ban in _table
        where ban.Folders.Any(file.IsIn)
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where Regex.IsMatch(access.ToString(), ban.Pattern)
        select (file.LineOf(access.SpanStart), $"'{access}': {ban.Instead}");
}
