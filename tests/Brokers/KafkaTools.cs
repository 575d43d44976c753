using System.Diagnostics;

namespace Millrace.Brokers;

/// <summary>
/// Kafka's own command-line tools, from the jars that stand beside the repository; each run is a Java program that ends
/// by itself.
/// </summary>
internal static class KafkaTools
{
    private static readonly string _jars = Path.Combine(Build.Root, "../shared/kafka/4.3.1/libs");
    private static readonly Lazy<bool> _compiles = new(Compiles);

    /// <summary>Why no tool can be run here; null when one can.</summary>
    public static string? Obstacle =>
        KafkaCluster.Obstacle ?? (Directory.Exists(_jars) ? null : "../shared/kafka/4.3.1 is not there");

    /// <summary>The same for source files, which only a JDK compiles and runs.</summary>
    public static string? ObstacleForSources =>
        Obstacle ?? (_compiles.Value ? null : "java is a JRE here; to run source files takes a JDK");

    /// <summary>Runs a tool, and gives what it prints.</summary>
    /// <param name="tool">Its class, or a source file to be compiled and run with Kafka's jars.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads from the console.</param>
    public static async Task<string> RunAsync(string tool, IEnumerable<string> arguments, string input = "")
    {
        string[] options = ["-cp", Path.Combine(_jars, "*"), "-Xmx128m", tool, .. arguments];
        using Process process = Process.Start(new ProcessStartInfo("java", options)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{tool} failed: {output}{await errors}");
    }

    private static bool Compiles()
    {
        using Process process =
            Process.Start(new ProcessStartInfo("java", "--list-modules") { RedirectStandardOutput = true })!;
        bool compiles = process.StandardOutput.ReadToEnd().Contains("jdk.compiler@", StringComparison.Ordinal);
        process.WaitForExit();
        return compiles;
    }
}
