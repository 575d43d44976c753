using System.Text;
using Millrace.Runtime.Kafka;
using Millrace.Runtime.Kafka.Writers;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Tests.Kafka;

/// <summary>Short ways to make clients and records.</summary>
internal static class TestClient
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static ClientOptions Options(string bootstrap, params (string Name, string Value)[] properties)
    {
        var all = new Dictionary<string, string> { ["bootstrap.servers"] = bootstrap };
        foreach (var (name, value) in properties) all[name] = value;
        return new() { Properties = all, ClientId = "test", OnLog = _ => { }, OnError = _ => { } };
    }

    public static void WriteText(
        this KafkaWriter writer, string topic, int? partition, string value, string? key = null) =>
        writer.Write(writer.Open(topic), new OutgoingRecord
        {
            Partition = partition,
            Key = Encoding.UTF8.GetBytes(key ?? ""),
            HasKey = key is not null,
            Value = Encoding.UTF8.GetBytes(value),
            HasValue = true,
            TimestampMs = 1,
        });

    public static string Text(this ReadRecord record) => Encoding.UTF8.GetString(record.Value!);
}
