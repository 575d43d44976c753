using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.Json;

/// <summary>The entry points of generated JSON schemas: whole message values, and their errors with paths.</summary>
public static class JsonRecord
{
    /// <summary>How deep objects and arrays may be nested, when reading and when writing.</summary>
    public const int DepthMax = 64;

    /// <summary>Reads the JSON value of a record.</summary>
    /// <exception cref="RecordFormatException">
    /// The value is null, is not JSON, or is not such a record; the path names the member.
    /// </exception>
    public static T Read<T, TDecoder>(in RecordView view) where TDecoder : struct, IJsonDecoder<T>
    {
        if (!view.HasValue) throw new RecordFormatException("the value is null (a tombstone)");
        return TryReadPlain<T, TDecoder>(view, out T record) ? record : ReadAny<T, TDecoder>(view);
    }

    /// <summary>Appends the JSON value of a record; nothing is appended when it throws.</summary>
    /// <exception cref="RecordFormatException">A member has a value that JSON cannot express.</exception>
    public static void Write<T, TEncoder>(T record, RecordBuffer output) where TEncoder : struct, IJsonEncoder<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        int start = output.Length;
        output.JsonDepth = 0;
        try
        {
            TEncoder.Write(output, record);
        }
        catch (JsonValueException e)
        {
            string path = JsonPath.Next(output.Written[start..]);
            output.Truncate(start);
            throw new RecordFormatException(e.Message, path);
        }
        catch
        {
            output.Truncate(start);
            throw;
        }
    }

    /// <summary>Whatever this one throws, the other will too, and it knows the place.</summary>
    internal static bool TryReadPlain<T, TDecoder>(in RecordView view, out T record)
        where TDecoder : struct, IJsonDecoder<T>
    {
        JsonScanner scanner = new(view.Value);
        try
        {
            record = TDecoder.Read(ref scanner, in view);
            return scanner.IsAtEnd;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            record = default!;
            return false;
        }
    }

    internal static T ReadAny<T, TDecoder>(in RecordView view) where TDecoder : struct, IJsonDecoder<T>
    {
        Utf8JsonReader reader = new(view.Value, new JsonReaderOptions { MaxDepth = DepthMax });
        try
        {
            reader.Read();
            T record = TDecoder.Read(ref reader, in view);
            reader.Read();
            return record;
        }
        catch (JsonValueException e)
        {
            string path = JsonPath.At(view.Value, e.Position);
            throw new RecordFormatException(e.Message, e.Member == null ? path : JsonPath.Member(path, e.Member));
        }
        catch (JsonException e)
        {
            throw NotJson(view.Value, e);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            throw new RecordFormatException($"{typeof(T).Name}'s own code refused it: {e.Message}", inner: e);
        }
    }

    /// <summary>The error of text that is not JSON, with what can be read of its path.</summary>
    internal static RecordFormatException NotJson(ReadOnlySpan<byte> json, JsonException e)
    {
        // System.Text.Json ends its message with the position in lines, which says little about a line of a thousand.
        int suffix = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = suffix < 0 ? e.Message : e.Message[..suffix];
        return new($"not JSON at byte {Offset(json, e)}: {reason}", JsonPath.At(json, long.MaxValue), e);
    }

    private static long Offset(ReadOnlySpan<byte> json, JsonException e)
    {
        int line = 0;
        for (long lines = e.LineNumber ?? 0; lines > 0; lines--) line += json[line..].IndexOf((byte)'\n') + 1;
        return line + (e.BytePositionInLine ?? 0);
    }
}
