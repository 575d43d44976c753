using System.Runtime.InteropServices;
using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;
using Millrace.Sdk.Tests.Json;

namespace Millrace.Sdk.Tests.MessagePack;

[KafkaSource("ticks", Format = RecordFormat.MessagePack), KafkaSink("ticks", Format = RecordFormat.MessagePack)]
public partial record struct PackedTick(double Price, Color Color, DateTimeOffset At, string? Name, int[]? Sizes);

/// <summary>A member whose own code reads another record in the middle of its own.</summary>
public sealed record Envelope(byte[] Inside)
{
    [IgnoreMember] public PackedTick Tick { get; } = RecordSchema.Read<PackedTick>(default, Inside);
}

[KafkaSource("outer", Format = RecordFormat.MessagePack)]
public sealed partial record Outer(Envelope Envelope, byte[] After);

/// <summary>What is borrowed, and what is allocated.</summary>
public sealed class MemoryTests
{
    private const int Records = 1000;

    private static readonly byte[] _tick =
        [0x95, 0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 7, 0xd6, 0xff, 0, 0, 0, 1, 0xc0, 0xc0];

    [Fact]
    public void Nothing_but_the_record_is_allocated_when_reading()
    {
        byte[] unknown = [0x96, .. _tick[1..], 0x82, 0xa1, 0x61, 0x92, 1, 2, 0xa1, 0x62, 0xc4, 1, 5];
        Assert.Equal(0, AllocatedBy(() => RecordSchema.Read<PackedTick>(default, unknown)));
        byte[] sized = [.. _tick[..^1], 0x93, 1, 2, 3];
        Assert.Equal(
            AllocatedBy(() => GC.KeepAlive(new int[3])),
            AllocatedBy(() => RecordSchema.Read<PackedTick>(default, sized)));
    }

    [Fact]
    public void Nothing_is_allocated_when_writing()
    {
        using MessageWriter message = new();
        PackedTick tick = new(1.5, Color.Green, DateTimeOffset.UnixEpoch, "Z\u00fcrich", [1, 2, 3]);
        Assert.Equal(0, AllocatedBy(() =>
        {
            message.Clear();
            RecordSchema.Write(tick, message);
        }));
    }

    [Fact]
    public unsafe void Native_bytes_are_read_where_they_are()
    {
        byte* native = (byte*)NativeMemory.Alloc((nuint)_tick.Length);
        try
        {
            Span<byte> bytes = new(native, _tick.Length);
            _tick.CopyTo(bytes);
            Assert.Equal(1.5, RecordSchema.Read<PackedTick>(default, bytes).Price);
            bytes[1] = 0xc0;
            Assert.Throws<RecordFormatException>(ReadNative);
        }
        finally
        {
            NativeMemory.Free(native);
        }

        void ReadNative() => RecordSchema.Read<PackedTick>(default, new ReadOnlySpan<byte>(native, _tick.Length));
    }

    [Fact]
    public void A_record_may_read_another_one_while_it_is_read()
    {
        byte[] outer = MessagePackSerializer.Serialize(
            new object[] { new object[] { _tick }, new byte[] { 1, 2 } },
            cancellationToken: TestContext.Current.CancellationToken);
        Outer read = RecordSchema.Read<Outer>(default, outer);
        Assert.Equal((1.5, Color.Green), (read.Envelope.Tick.Price, read.Envelope.Tick.Color));
        Assert.Equal([1, 2], read.After);
    }

    [Fact]
    public void What_the_record_itself_refuses_is_told()
    {
        byte[] outer = MessagePackSerializer.Serialize(
            new object[] { new object[] { new byte[] { 0xc0 } }, new byte[] { 1 } },
            cancellationToken: TestContext.Current.CancellationToken);
        RecordFormatException error = Assert.Throws<RecordFormatException>(
            () => RecordSchema.Read<Outer>(default, outer));
        Assert.Equal("$: expected an array, found nil", error.Message);
    }

    private static long AllocatedBy(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Records; i++) action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
