using System.Text;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>Message keys that are bytes as they are.</summary>
public sealed class OpaqueTests
{
    private const string One = """{"id":1}""", Two = """{"id":2}""";

    [Fact]
    public void State_and_windows_are_kept_by_the_bytes() => CrashEverywhere.Run<OpaqueJob>(static test =>
    {
        test.Send<RowChange>(One, """{"atMs":1}""");
        test.Send<RowChange>(Two, """{"atMs":2}""");
        test.Send<RowChange>(One, """{"atMs":3}""");
        test.Send<RowChange>(Two, null);
        test.Send<RowChange>(Two, """{"atMs":2000}""");
        IReadOnlyList<OutputRecord> outputs = test.RawOutputs<ChangeCount>();
        Assert.Equal([One, Two, One, Two, Two], outputs.Select(static output => output.Key).Take(5));
        Assert.Null(outputs[3].ValueBytes);
        Assert.Equal([1, 1, 2, 1, -2, -1], test.Outputs<ChangeCount>().Select(static count => count.Count));
        Assert.Equal(2, test.State<ChangeTotal>(KeyOf(One), name: nameof(ChangeTotal))!.Value.Count);
    });

    [Fact]
    public void A_sink_writes_the_key_into_its_value_too()
    {
        using JobTest<OpaqueJob> test = new();
        test.Send(new RowChange(KeyOf("ab"), 0));
        OutputRecord output = Assert.Single(test.RawOutputs<ChangeCount>());
        Assert.Equal([0x92, 0xc4, 2, (byte)'a', (byte)'b', 1], output.ValueBytes!);
    }

    private static KeyBytes KeyOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
