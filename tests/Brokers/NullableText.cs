using System.Text;
using Confluent.Kafka;

namespace Millrace.Brokers;

/// <summary>Text in UTF-8; null stays null.</summary>
internal sealed class NullableText : ISerializer<string?>
{
    public static readonly NullableText Instance = new();

    public byte[] Serialize(string? data, SerializationContext context) =>
        data is null ? null! : Encoding.UTF8.GetBytes(data);
}
