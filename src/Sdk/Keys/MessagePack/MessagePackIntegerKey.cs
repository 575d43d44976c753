using System.Numerics;
using Millrace.Contracts;
using Millrace.MessagePack;

namespace Millrace.Keys;

/// <summary>Integer keys as MessagePack integers: read in any width that fits, written in the shortest.</summary>
/// <typeparam name="TInt">The integer type, 8 to 64 bits.</typeparam>
public readonly struct MessagePackIntegerKey<TInt> : IKeyCodec<TInt>
    where TInt : struct, IBinaryInteger<TInt>, IMinMaxValue<TInt>
{
    /// <inheritdoc/>
    public static string Name { get; } = $"{IntegerNames.Of<TInt>()}-msgpack";

    /// <inheritdoc/>
    public static void Write(TInt key, RecordBuffer output)
    {
        MessagePackValueWriter writer = new(output);
        if (TInt.IsNegative(key)) writer.WriteInt64(long.CreateTruncating(key));
        else writer.WriteUInt64(ulong.CreateTruncating(key));
        writer.Flush();
    }

    /// <inheritdoc/>
    public static TInt Read(ReadOnlySpan<byte> bytes, KeyStrings? strings = null)
    {
        MessagePackValueReader reader = new(bytes);
        try
        {
            TInt key = reader.ReadInteger<TInt>();
            reader.Complete(MessagePackKey.Path);
            return key;
        }
        catch (MessagePackValueException e)
        {
            throw MessagePackKey.Refuse(e);
        }
    }
}
