namespace Millrace.Generators.Records.Models;

/// <summary>The values of <c>Millrace.RecordFormat</c>.</summary>
internal enum RecordFormat
{
    Json,
    MessagePack,
    Utf8String,
    Bytes,
    DynamicJson,
    JsonKeyValue,
    EncodedString,
}
