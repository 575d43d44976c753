using System.Runtime.CompilerServices;

namespace Millrace.Generators.Tests.Testing;

/// <summary>
/// Compares generated code with a file beside the test, by the file convention of the Verify library:
/// <c>Class.Method.verified.cs</c>, and <c>Class.Method.received.cs</c> where they differ. Set
/// <c>MILLRACE_ACCEPT_SNAPSHOTS=1</c> to take what is received for right.
/// </summary>
internal static class Snapshot
{
    public static void Match(
        string received, [CallerFilePath] string testFile = "", [CallerMemberName] string testMethod = "")
    {
        string stem = Path.Combine(
            Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{testMethod}");
        string verifiedFile = stem + ".verified.cs";
        string receivedFile = stem + ".received.cs";
        if (Environment.GetEnvironmentVariable("MILLRACE_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verifiedFile, received);
            File.Delete(receivedFile);
            return;
        }

        string verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile) : "";
        if (verified == received)
        {
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"""
            {Path.GetFileName(receivedFile)} is not what {Path.GetFileName(verifiedFile)} says; first difference:
            {FirstDifference(verified, received)}
            Compare the two files; run again with MILLRACE_ACCEPT_SNAPSHOTS=1 if the new one is right.
            """);
    }

    private static string FirstDifference(string verified, string received)
    {
        string[] before = verified.Split('\n');
        string[] after = received.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: '{before.ElementAtOrDefault(line)}' became '{after.ElementAtOrDefault(line)}'";
    }
}
