using System.Text.Unicode;

namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>The values of a shape's records, one after another; the same each time.</summary>
internal sealed class BidValue(BidShape shape)
{
    /// <summary>Event times are small, so that small records are.</summary>
    private const long FirstDateTime = 100_000;
    private const int RecordsPerMs = 10;
    private const int SmallBytesMax = 64;
    private const string End = "\"}";
    private readonly Random _random = new(42); // seeded, and so the same for ever
    private readonly byte[] _buffer = new byte[Math.Max(shape.ValueBytes, SmallBytesMax)];
    private long _number;

    /// <summary>The next record's bidder and value; the value is good until the next call.</summary>
    public (int Bidder, ReadOnlyMemory<byte> Value) Next()
    {
        int bidder = _random.Next(shape.Keys);
        int price = _random.Next(100, 1000);
        long dateTime = FirstDateTime + _number++ / RecordsPerMs;
        return (bidder, shape.HasAllMembers ? Whole(bidder, price, dateTime) : Small(price, dateTime));
    }

    private ReadOnlyMemory<byte> Small(int price, long dateTime)
    {
        Utf8.TryWrite(_buffer, $"{{\"price\":{price},\"dateTime\":{dateTime}}}", out int length);
        return _buffer.AsMemory(0, length);
    }

    private ReadOnlyMemory<byte> Whole(int bidder, int price, long dateTime)
    {
        int channel = _random.Next(1000);
        Utf8.TryWrite(
            _buffer,
            $$"""
            {"auction":{{_random.Next(100_000)}},"bidder":{{bidder}},"price":{{price}},"channel":"channel-{{channel}}",
            """,
            out int half);
        Utf8.TryWrite(
            _buffer.AsSpan(half),
            $$"""
            "url":"https://www.nexmark.com/item.htm?channel_id={{channel}}","dateTime":{{dateTime}},"extra":"
            """,
            out int rest);
        _buffer.AsSpan((half + rest)..^End.Length).Fill((byte)'x');
        "\"}"u8.CopyTo(_buffer.AsSpan()[^End.Length..]);
        return _buffer;
    }
}
