using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Millrace.Embedded;
using Millrace.Runtime.Kafka.Native;

namespace Millrace.Runtime.Tests.Kafka;

public sealed class KafkaLibraryTests
{
    [Fact]
    public unsafe void Both_bindings_speak_with_one_loaded_library()
    {
        using var kafka = EmbeddedKafka.Start();
        var version = (delegate* unmanaged<int>)NativeLibrary.GetExport(KafkaLibrary.Open(), "rd_kafka_version");

        Assert.Equal(Library.Version, VersionOf(version));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux lists the libraries of a process in a file");
        var loaded = File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains("librdkafka", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .Distinct();
        Assert.Single(loaded);

        static int VersionOf(delegate* unmanaged<int> function) => function();
    }

    [Fact]
    public void Layouts_have_the_sizes_of_the_librarys_header()
    {
        Assert.Equal(72, Unsafe.SizeOf<ProduceArgument>());
        Assert.Equal(72, Unsafe.SizeOf<NativeMessage>());
    }
}
