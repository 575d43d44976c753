using Millrace.Contracts;

namespace Millrace.Keys;

/// <summary>The message key of generated schemas.</summary>
public static class RecordKey
{
    /// <summary>Reads the key of a record that must have one.</summary>
    /// <exception cref="RecordFormatException">The key is null or laid out otherwise.</exception>
    public static TKey Read<TKey, TCodec>(in RecordView view) where TCodec : struct, IKeyCodec<TKey> => view.HasKey
        ? TCodec.Read(view.Key, view.KeyStrings)
        : throw new RecordFormatException("the message key is null, which the member's type does not allow", "key");

    /// <summary>Appends a key; false for null, with nothing appended.</summary>
    public static bool Write<TKey, TCodec>(TKey? key, RecordBuffer output)
        where TKey : class
        where TCodec : struct, IKeyCodec<TKey>
    {
        if (key == null) return false;
        TCodec.Write(key, output);
        return true;
    }

    /// <summary>Appends a key; false for null, with nothing appended.</summary>
    public static bool Write<TKey, TCodec>(TKey? key, RecordBuffer output)
        where TKey : struct
        where TCodec : struct, IKeyCodec<TKey>
    {
        if (key == null) return false;
        TCodec.Write(key.GetValueOrDefault(), output);
        return true;
    }
}
