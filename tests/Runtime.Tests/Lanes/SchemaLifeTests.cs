using System.Text;
using Millrace.Contracts;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Schemas;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>A line of text.</summary>
[KafkaSource("lines", StopAt = StopAt.Latest, Schema = typeof(LineSchema))]
[KafkaSink("echoes", Schema = typeof(LineSchema))]
public sealed partial record TextLine(string Text);

/// <summary>What has happened to the schemas and the job of a test.</summary>
public sealed class LifeLog : IServiceProvider
{
    public List<string> Events { get; } = [];

    public object? GetService(Type serviceType) => serviceType == typeof(LifeLog) ? this : null;
}

/// <summary>Reads and writes lines: "skip" is passed over, "bad" cannot be read, an empty one is not written.</summary>
public sealed class LineSchema(LifeLog life)
    : IDeserializationSchema<TextLine>, ISerializationSchema<TextLine>, IDisposable
{
    private string _topic = "";

    void IDeserializationSchema<TextLine>.Open(IReadOnlyList<string> topics) => _topic = topics[0];

    void ISerializationSchema<TextLine>.Open(string topic) => _topic = topic;

    public bool TryDeserialize(ReadOnlySpan<byte> value, out TextLine record)
    {
        record = new(Encoding.UTF8.GetString(value));
        if (record.Text == "bad") throw new RecordFormatException("it is bad");
        return record.Text != "skip";
    }

    public bool TrySerialize(TextLine record, RecordBuffer value)
    {
        value.Write(Encoding.UTF8.GetBytes(record.Text));
        return record.Text.Length > 0;
    }

    public void Dispose() => life.Events.Add($"{_topic} is disposed");
}

/// <summary>Writes what it reads.</summary>
[StreamJob("echo")]
public sealed partial class EchoJob(LifeLog life) : IDisposable
{
    public TextLine Echo(TextLine line) => line;

    public void Dispose() => life.Events.Add("the job is disposed");
}

/// <summary>Schemas of the user's own live as long as their lane.</summary>
public class SchemaLifeTests
{
    [Fact]
    public async Task Schemas_and_the_job_are_disposed_at_the_end_of_the_lane()
    {
        LifeLog life = new();
        InMemoryCluster cluster = ClusterOf("a", "b");
        Assert.True(await Process(cluster, life, new()).RunAsync());
        Assert.Equal(2, cluster.Records("echoes").Count());
        Assert.Equal(["lines is disposed", "echoes is disposed", "the job is disposed"], life.Events);
    }

    [Fact]
    public async Task They_are_when_the_job_fails_too()
    {
        LifeLog life = new();
        await Assert.ThrowsAnyAsync<Exception>(() => Process(ClusterOf("a", "bad"), life, new()).RunAsync());
        Assert.Equal(3, life.Events.Count);
    }

    [Fact]
    public async Task Outputs_that_a_schema_does_not_write_are_counted()
    {
        LoggedEvents log = new();
        InMemoryCluster cluster = ClusterOf("a", "", "b");
        await Process(cluster, new(), log).RunAsync();
        Assert.Equal(2, cluster.Records("echoes").Count());
        Assert.Contains("has written nothing for 1 output(s)", log.LastOf(1041), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_a_schema_skips_are_counted()
    {
        LoggedEvents log = new();
        InMemoryCluster cluster = ClusterOf("a", "skip", "b");
        Assert.True(await Process(cluster, new(), log).RunAsync());
        Assert.Equal(2, cluster.Records("echoes").Count());
        Assert.Contains("1 record(s)", log.LastOf(1040), StringComparison.Ordinal);
    }

    private static TestProcess<EchoJob> Process(InMemoryCluster cluster, LifeLog life, LoggedEvents log) =>
        new(cluster, new(life)) { Services = life, Logger = log };

    private static InMemoryCluster ClusterOf(params string[] lines)
    {
        InMemoryCluster cluster = new InMemoryCluster().WithTopic("lines", 1).WithTopic("echoes", 1);
        foreach (string line in lines) cluster.Append("lines", 0, null, Encoding.UTF8.GetBytes(line));
        return cluster;
    }
}
