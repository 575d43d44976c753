using Millrace.Contracts;

namespace Millrace.Schemas;

/// <summary>Reads and writes headers that are members; generated code calls it.</summary>
public static class HeaderValue
{
    /// <summary>True when the record has the header, with a value.</summary>
    public static bool IsThere(in RecordView view, ReadOnlySpan<byte> name) =>
        view.Headers.TryGet(name, out RecordHeader header) && header.HasValue;

    /// <summary>Reads a header that must be there.</summary>
    /// <exception cref="RecordFormatException">It is not there, null, or laid out otherwise.</exception>
    public static T Read<T, TCodec>(in RecordView view, ReadOnlySpan<byte> name) where TCodec : struct, IKeyCodec<T>
    {
        if (!view.Headers.TryGet(name, out RecordHeader header)) throw Refuse(name, "it is required and missing");
        if (!header.HasValue) throw Refuse(name, "it is null, which the member's type does not allow");
        try
        {
            return TCodec.Read(header.Value);
        }
        catch (RecordFormatException e)
        {
            throw Refuse(name, e.Reason, e);
        }
    }

    /// <summary>Adds a header, unless its value is null.</summary>
    /// <exception cref="RecordFormatException">The value cannot be written.</exception>
    public static void Write<T, TCodec>(MessageWriter message, ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : struct, IKeyCodec<T>
    {
        if (value != null) Add<T, TCodec>(message, name, value);
    }

    /// <summary>Adds a header, unless its value is null.</summary>
    public static void Write<T, TCodec>(MessageWriter message, ReadOnlySpan<byte> name, T? value)
        where T : struct
        where TCodec : struct, IKeyCodec<T>
    {
        if (value != null) Add<T, TCodec>(message, name, value.GetValueOrDefault());
    }

    private static void Add<T, TCodec>(MessageWriter message, ReadOnlySpan<byte> name, T value)
        where TCodec : struct, IKeyCodec<T>
    {
        ArgumentNullException.ThrowIfNull(message);
        // The end of the key's buffer serves as a scratch pad, so that a header needs none of its own.
        int start = message.Key.Length;
        try
        {
            TCodec.Write(value, message.Key);
            message.AddHeader(name, message.Key.Written[start..]);
        }
        catch (RecordFormatException e)
        {
            throw Refuse(name, e.Reason, e);
        }
        finally
        {
            message.Key.Truncate(start);
        }
    }

    private static RecordFormatException Refuse(ReadOnlySpan<byte> name, string reason, Exception? inner = null) =>
        new(reason, $"header '{System.Text.Encoding.UTF8.GetString(name)}'", inner);
}
