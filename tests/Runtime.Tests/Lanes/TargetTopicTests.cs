using System.Text;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Schemas;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

/// <summary>What is to be sent: where to, and what.</summary>
[KafkaSource("parcels", StopAt = StopAt.Latest, Format = RecordFormat.Utf8String)]
public sealed partial record Parcel([property: MessageKey] string Target, string Content);

/// <summary>What goes to the topic that it names.</summary>
[KafkaSink("post", Schema = typeof(DispatchSchema))]
public sealed partial record Dispatch(string Target, string Content);

/// <summary>Chooses the topic; one that is empty is the sink's own.</summary>
public sealed class DispatchSchema : IKeyedSerializationSchema<Dispatch>
{
    public bool TrySerialize(Dispatch record, MessageWriter message)
    {
        if (record.Target.Length > 0) message.Topic = record.Target;
        message.Value.Write(Encoding.UTF8.GetBytes(record.Content));
        return true;
    }
}

/// <summary>Sends each parcel on.</summary>
[StreamJob("post")]
public sealed partial class PostJob
{
    public Dispatch Send(Parcel parcel) => new(parcel.Target, parcel.Content);
}

/// <summary>Topics that a schema chooses, message by message.</summary>
public class TargetTopicTests
{
    [Fact]
    public async Task Each_message_goes_where_its_schema_says()
    {
        InMemoryCluster cluster = new InMemoryCluster()
            .WithTopic("parcels", 1).WithTopic("post", 1).WithTopic("north", 1).WithTopic("south", 2);
        foreach ((string target, string content) in new[] { ("north", "a"), ("", "b"), ("south", "c"), ("north", "d") })
            cluster.Append("parcels", 0, Encoding.UTF8.GetBytes(target), Encoding.UTF8.GetBytes(content));

        Assert.True(await new TestProcess<PostJob>(cluster, new()).RunAsync());

        Assert.Equal(["b"], Contents(cluster, "post"));
        Assert.Equal(["a", "d"], Contents(cluster, "north"));
        Assert.Equal(["c"], Contents(cluster, "south"));
    }

    private static IEnumerable<string> Contents(InMemoryCluster cluster, string topic) =>
        cluster.Records(topic).Select(static record => Encoding.UTF8.GetString(record.Value!));
}
