using System.Reflection;
using System.Text;
using CsCheck;
using MessagePack;
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
        Gen.Int.Sample(seed => ForEachValue(seed, random => new JsonTypes(random), static (probe, value, key) =>
        {
            byte[] expected = SystemTextJson.Write(value);
            AssertSame(expected, probe.Write(value));
            AssertSame(expected, SystemTextJson.Write(probe.Read(key, expected)));
            byte[] indented = SystemTextJson.Write(value, isIndented: true);
            AssertSame(expected, SystemTextJson.Write(probe.Read(key, indented)));
        }), iter: _types, threads: 1);

    [Fact]
    public void What_is_written_is_what_MessagePack_for_CSharp_writes_and_both_read_it() =>
        Gen.Int.Sample(seed => ForEachValue(seed, random => new PackedTypes(random), static (probe, value, key) =>
        {
            byte[] expected = MessagePackSerializer.Serialize(probe.Type, value);
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(probe.Write(value)));
            object read = probe.Read(key, expected);
            Assert.Equal(
                Convert.ToHexString(expected), Convert.ToHexString(MessagePackSerializer.Serialize(probe.Type, read)));
        }), iter: _types, threads: 1);

    private static void ForEachValue(int seed, Func<Random, RandomTypes> create, Action<Probe, object, byte[]?> check)
    {
        Random random = new(seed);
        RandomTypes types = create(random);
        string source = types.Write();
        GeneratorRun run = GeneratorRun.Of([new RecordGenerator()], source);
        Assert.True(run.Diagnostics.Count == 0, $"{string.Join('\n', run.Messages)}\n{source}");
        // What MessagePack writes at run time refers to the types, and would not let go of them.
        Assembly assembly = run.Load(isCollectible: false);
        Probe probe = Probe.Of(assembly.GetType("TestRecord")!);
        RandomValues values = new(random, isUtc: types is PackedTypes);
        for (int i = 0; i < ValuesPerType; i++)
        {
            object value = values.Create(probe.Type);
            byte[]? key = ExpectedKeys.Of(value);
            AssertSame(key ?? [], probe.WriteKey(value) ?? []);
            Assert.Equal(key == null, probe.WriteKey(value) == null);
            Assert.Equal(ExpectedKeys.Values(value), ExpectedKeys.Values(probe.Read(key, probe.Write(value))));
            check(probe, value, key);
        }
    }

    private static void AssertSame(byte[] expected, byte[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));
    }
}
