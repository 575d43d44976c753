using System.Diagnostics;
using System.Reflection;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>
/// A real registry on the loopback interface, started by the script that stands beside the repository; one for the
/// whole run. Where it cannot be had, the tests that ask for it are skipped, with the reason.
/// </summary>
public sealed class RegistryServer : IAsyncLifetime
{
    private const string Variable = "MILLRACE_TEST_REGISTRY", Answer = "SCHEMA_REGISTRY=";
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    private static readonly string _script = Path.Combine(
        typeof(RegistryServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "MillraceRoot").Value!,
        "../shared/registry/schema-registry");

    private DirectoryInfo? _folder;
    private string? _url;

    /// <summary>Why none can be started here; null when one can.</summary>
    private static string? Obstacle =>
        !File.Exists(_script) ? "../shared/registry/schema-registry is not there"
        : !IsOnPath("java") ? "java is not on the PATH"
        : null;

    /// <summary>The address; skips the running test when there is none.</summary>
    public string Url
    {
        get
        {
            Assert.SkipWhen(_url is null, $"needs a schema registry: {Obstacle}, {Variable} is not set");
            return _url!;
        }
    }

    /// <summary>A client of it.</summary>
    public SchemaRegistryClient CreateClient(Action<SchemaRegistryOptions>? configure = null)
    {
        SchemaRegistryOptions options = new() { Urls = Url, Deadline = _deadline };
        configure?.Invoke(options);
        return new(options);
    }

    public async ValueTask InitializeAsync()
    {
        _url = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
        if (_url is not null || Obstacle is not null) return;
        _folder = Directory.CreateTempSubdirectory("millrace-registry-");
        string output = await RunAsync("start", _folder);
        _url = output.Split('\n').Single(line => line.StartsWith(Answer))[Answer.Length..].Trim();
        using SchemaRegistryClient client = CreateClient();
        await client.GetVersionsAsync("none"); // It listens before it answers.
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        await RunAsync("stop", _folder);
        _folder.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(string command, DirectoryInfo folder)
    {
        using Process process = Process.Start(new ProcessStartInfo(_script, [command, folder.FullName])
        {
            RedirectStandardOutput = true,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"schema-registry {command} failed: {output}");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
