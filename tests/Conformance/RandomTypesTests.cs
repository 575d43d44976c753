using System.Reflection;
using System.Text;
using CsCheck;
using Millrace.Conformance.Tests.Types;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Conformance.Tests;

/// <summary>Random types with random values, through generated schemas of both formats.</summary>
public sealed class RandomTypesTests
{
    private const int ValuesPerType = 40;

    private static readonly int _types = Settings.Number("MILLRACE_TEST_TYPES", 15);

    [Fact]
    public void What_is_written_is_what_System_Text_Json_writes_and_both_read_it() =>
        Gen.Int.Sample(seed => ForEachValue(seed, "JsonRecord", static (probe, value) =>
        {
            byte[] expected = SystemTextJson.Write(value);
            AssertSame(expected, probe.Write(value));
            AssertSame(expected, SystemTextJson.Write(probe.Read(expected)));
            byte[] indented = SystemTextJson.Write(value, SystemTextJson.Indented);
            AssertSame(expected, SystemTextJson.Write(probe.Read(indented)));
        }), iter: _types, threads: 1);

    [Fact]
    public void What_MessagePack_writes_it_reads() =>
        Gen.Int.Sample(seed => ForEachValue(seed, "PackRecord", static (probe, value) =>
        {
            byte[] written = probe.Write(value);
            object read = probe.Read(written);
            Assert.Equal(Convert.ToHexString(written), Convert.ToHexString(probe.Write(read)));
            AssertSame(SystemTextJson.Write(value), SystemTextJson.Write(read));
        }), iter: _types, threads: 1);

    private static void ForEachValue(int seed, string type, Action<Probe, object> check)
    {
        Random random = new(seed);
        string source = new RandomTypes(random).Write();
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.True(run.Diagnostics.Count == 0, $"{string.Join('\n', run.Messages)}\n{source}");
        Assembly assembly = run.Load();
        Probe probe = Probe.Of(assembly.GetType(type)!);
        RandomValues values = new(random, isUtc: type == "PackRecord");
        for (int i = 0; i < ValuesPerType; i++) check(probe, values.Create(probe.Type));
    }

    private static void AssertSame(byte[] expected, byte[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));
    }
}
