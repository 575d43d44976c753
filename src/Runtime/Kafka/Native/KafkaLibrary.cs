using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Native;

/// <summary>
/// Finds librdkafka. Both bindings in this process, Confluent.Kafka's and ours, must speak with one loaded library,
/// because client handles of the one are passed to functions of the other. So names, their order and the assembly
/// whose folders are searched are those of Confluent.Kafka.
/// </summary>
internal static class KafkaLibrary
{
    /// <summary>The name in our declarations; <see cref="Resolve"/> turns it into a file.</summary>
    public const string Name = "librdkafka";

    private const string Methods = "Confluent.Kafka.Impl.NativeMethods.NativeMethods";
    private const string Binding = "Confluent.Kafka";

    private const DynamicallyAccessedMemberTypes AllMethods =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    private static readonly Lazy<nint> _handle = new(Load);

    /// <summary>Which files are tried, in this order.</summary>
    internal static IReadOnlyList<string> Candidates => OperatingSystem.IsLinux()
        ? IsAlpine() ? ["alpine-librdkafka"] : ["librdkafka", "centos8-librdkafka"]
        : [Name];

    /// <summary>
    /// Makes the library ready for both bindings. Confluent.Kafka finds its methods by reflection, which a trimmer
    /// cannot see: the attributes keep them, so that users of Native AOT have nothing to add.
    /// </summary>
    [DynamicDependency(AllMethods, Methods, Binding)]
    [DynamicDependency(AllMethods, Methods + "_Centos8", Binding)]
    [DynamicDependency(AllMethods, Methods + "_Alpine", Binding)]
    public static nint Open() => _handle.Value;

    /// <summary>Serves the run time's question for <see cref="Name"/>.</summary>
    public static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? Open() : 0;

    private static nint Load()
    {
        foreach (var candidate in Candidates)
            if (NativeLibrary.TryLoad(candidate, typeof(Library).Assembly, null, out var handle)) return handle;
        throw new DllNotFoundException(
            $"Kafka's client library could not be loaded (tried {string.Join(", ", Candidates)}). "
            + "It comes with the package librdkafka.redist: publish for a runtime identifier that it supports.");
    }

    private static bool IsAlpine()
    {
        const string release = "/etc/os-release";
        return File.Exists(release) && File.ReadLines(release).Any(line => line.Replace("\"", "") is "ID=alpine");
    }
}
