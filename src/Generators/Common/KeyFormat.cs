namespace Millrace.Generators.Common;

/// <summary>The values of <c>Millrace.KeyFormat</c>.</summary>
internal enum KeyFormat
{
    Kafka,
    Text,
    Json,
    MessagePack,
}
