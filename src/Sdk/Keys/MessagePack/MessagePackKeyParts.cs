using Millrace.Contracts;
using Millrace.Json;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>
/// Message keys that are MessagePack arrays, one element a part in their order; generated code holds one for each key.
/// </summary>
/// <param name="names">What errors call the parts.</param>
public sealed class MessagePackKeyParts(params string[] names)
{
    /// <summary>The name of the layout, made of those of its parts: <c>[string-msgpack,int64-msgpack]</c>.</summary>
    public static string NameOf(params ReadOnlySpan<string> parts) => $"[{string.Join(',', parts)}]";

    /// <summary>Appends a part; before the first one, what begins the array.</summary>
    /// <exception cref="RecordFormatException">It is null, or cannot be written.</exception>
    public void Write<T, TCodec>(T part, int index, RecordBuffer output) where TCodec : struct, IKeyCodec<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        if (index == 0) Start(output);
        try
        {
            TCodec.Write(part, output);
        }
        catch (RecordFormatException e)
        {
            throw Inside(e, index);
        }
    }

    /// <summary>Reads one part of the key of a record that must have one.</summary>
    /// <param name="view">The record.</param>
    /// <param name="index">Which part, counted from zero.</param>
    /// <exception cref="RecordFormatException">The key is null or laid out otherwise.</exception>
    public T Read<T, TCodec>(in RecordView view, int index) where TCodec : struct, IKeyCodec<T> =>
        Read<T, TCodec>(KeyParts.KeyOf(in view), index, view.KeyStrings);

    /// <summary>Reads one part of a key that takes up all of <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="index">Which part, counted from zero.</param>
    /// <param name="strings">The strings of keys that the caller has read before; null when it keeps none.</param>
    /// <exception cref="RecordFormatException">The bytes are not such a key; says which part and why.</exception>
    public T Read<T, TCodec>(ReadOnlySpan<byte> key, int index, KeyStrings? strings = null)
        where TCodec : struct, IKeyCodec<T>
    {
        Range part = Find(key, index);
        try
        {
            return TCodec.Read(key[part], strings);
        }
        catch (RecordFormatException e)
        {
            throw Inside(e, index);
        }
    }

    private Range Find(ReadOnlySpan<byte> key, int index)
    {
        MessagePackValueReader reader = new(key);
        try
        {
            Range part = Find(ref reader, index);
            reader.Complete(MessagePackKey.Path);
            return part;
        }
        catch (MessagePackValueException e)
        {
            throw MessagePackKey.Refuse(key, e, new([.. names.Select(static name => ((string?)name, NoNames))]));
        }
    }

    private Range Find(ref MessagePackValueReader reader, int index)
    {
        Range part = default;
        int count = reader.StartArray();
        if (count < names.Length) throw MessagePackValueReader.Missing(start: 0, names[count]);
        if (count > names.Length) throw reader.Unexpected(start: 0, $"an array of {names.Length}");
        for (int i = 0; i < count; i++)
        {
            int start = reader.Position;
            reader.Skip();
            if (i == index) part = start..reader.Position;
        }
        return part;
    }

    private void Start(RecordBuffer output)
    {
        MessagePackValueWriter writer = new(output);
        writer.StartArray(names.Length);
        writer.Flush();
    }

    private RecordFormatException Inside(RecordFormatException e, int index) =>
        new(e.Reason, JsonPath.Member(MessagePackKey.Path, names[index]), e);

    private static Func<MessagePackNames>? NoNames => null;
}
