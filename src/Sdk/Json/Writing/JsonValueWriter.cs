using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>
/// Appends one JSON value each; generated code calls it. What could not be read back as the same value is refused.
/// </summary>
public static partial class JsonValueWriter
{
    /// <summary>Begins an object or, for a null or an object nested too deep, fails.</summary>
    public static void StartObject<T>(RecordBuffer output, T value)
    {
        CheckStart(output, value);
        output.Write("{"u8);
    }

    /// <summary>Ends an object.</summary>
    public static void EndObject(RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("}"u8);
        output.JsonDepth--;
    }

    /// <summary>Begins an array or, for a null or an array nested too deep, fails.</summary>
    public static void StartArray<T>(RecordBuffer output, T value)
    {
        CheckStart(output, value);
        output.Write("["u8);
    }

    /// <summary>Ends an array.</summary>
    public static void EndArray(RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("]"u8);
        output.JsonDepth--;
    }

    /// <summary>A comma between two elements: nothing at the start of an array or object.</summary>
    public static void Separate(RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // No value ends with an opening bracket: a string's last byte is its quote.
        if (output.Written[^1] is not ((byte)'[' or (byte)'{')) output.Write(","u8);
    }

    /// <summary>The name of a dictionary's entry, with what separates it from the one before.</summary>
    public static void WriteName(RecordBuffer output, string name)
    {
        Separate(output);
        WriteString(output, name);
        output.Write(":"u8);
    }

    /// <summary>null.</summary>
    public static void WriteNull(RecordBuffer output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("null"u8);
    }

    /// <summary>true or false.</summary>
    public static void WriteBoolean(RecordBuffer output, bool value)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(value ? "true"u8 : "false"u8);
    }

    private static void CheckStart<T>(RecordBuffer output, T value)
    {
        ArgumentNullException.ThrowIfNull(output);
        // The first half keeps unoptimized code from boxing a struct to find that it is not null.
        if (!typeof(T).IsValueType && value == null) throw NullValue();
        if (output.JsonDepth++ >= JsonRecord.DepthMax)
            throw new JsonValueException($"nested more than {JsonRecord.DepthMax} levels deep");
    }

    private static JsonValueException NullValue() => new("the value is null, which the member's type does not allow");
}
