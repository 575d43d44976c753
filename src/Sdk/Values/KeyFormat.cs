namespace Millrace;

/// <summary>How a message key is laid out in bytes.</summary>
public enum KeyFormat
{
    /// <summary>
    /// As Kafka's own serializers do: strings in UTF-8, integers big-endian in the type's width, Guids as 36
    /// characters.
    /// </summary>
    Kafka,

    /// <summary>
    /// Everything as text in UTF-8: integers in decimal, as <c>kafka-console-producer</c> would write them.
    /// </summary>
    Text,
}
