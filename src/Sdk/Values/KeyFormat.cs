using System.Text.Json.Serialization;

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

    /// <summary>
    /// As JSON: one member is a string or number, <c>"abc"</c> or <c>42</c>; several, or one that is a record struct,
    /// are an object, <c>{"user":1,"item":2}</c>. Flink's <c>key.format = json</c> with <c>key.fields</c>, Debezium and
    /// the <c>JsonConverter</c> of Kafka Connect write the same.
    /// </summary>
    /// <remarks>
    /// The object's names are those that the members have or would have in a JSON value: by the record's <see
    /// cref="JsonNamingAttribute"/> and <see cref="JsonPropertyNameAttribute"/>. A key is read by what it says, in
    /// whatever order, with whatever white space and escapes, and written in one form: compact, in the order of the
    /// members. Kafka partitions by bytes: a program that writes another form of a key may put it into another
    /// partition, and with it into another task, where it has a state of its own.
    /// </remarks>
    Json,

    /// <summary>
    /// As MessagePack: one member is a string or an integer; several, or one that is a record struct, are an array of
    /// them in their order. Integers are read in any width and written in the shortest, Guids are strings of 36
    /// characters. What <see cref="Json"/> says of other forms of a key is true here, too.
    /// </summary>
    MessagePack,
}
