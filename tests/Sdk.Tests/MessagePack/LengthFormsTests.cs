using MessagePack;
using Millrace.MessagePack;

namespace Millrace.Sdk.Tests.MessagePack;

/// <summary>Lengths and counts in each form: right ones are taken, ones that lie are refused.</summary>
public sealed class LengthFormsTests
{
    [Fact]
    public void Strings_and_bytes_end_where_they_say_or_are_refused()
    {
        AssertLengths([0xa3], 3, isText: true);
        AssertLengths([0xd9, 3], 3, isText: true);
        AssertLengths([0xda, 0, 3], 3, isText: true);
        AssertLengths([0xdb, 0, 0, 0, 3], 3, isText: true);
        AssertLengths([0xc4, 3], 3, isText: false);
        AssertLengths([0xc5, 1, 0], 256, isText: false);
        AssertLengths([0xc6, 0, 1, 0, 0], 65_536, isText: false);
    }

    [Fact]
    public void Arrays_and_maps_have_no_more_items_than_bytes_are_left()
    {
        AssertCounts([0x93], 3, isMap: false);
        AssertCounts([0xdc, 1, 0], 256, isMap: false);
        AssertCounts([0xdd, 0, 1, 0, 0], 65_536, isMap: false);
        AssertCounts([0x83], 3, isMap: true);
        AssertCounts([0xde, 1, 0], 256, isMap: true);
        AssertCounts([0xdf, 0, 1, 0, 0], 65_536, isMap: true);
    }

    [Theory]
    [InlineData(0xc6)]
    [InlineData(0xc9)]
    [InlineData(0xdb)]
    [InlineData(0xdd)]
    [InlineData(0xdf)]
    public void Lengths_that_are_negative_elsewhere_are_refused(int code)
    {
        foreach (byte first in (byte[])[0x7f, 0x80, 0xff])
        {
            byte[] bytes = [(byte)code, first, 0xff, 0xff, 0xff, 0, 0, 0];
            AssertRefused(bytes, static (ref reader) => reader.Skip());
            AssertRefused(bytes, static (ref reader) => reader.ReadString());
            AssertRefused(bytes, static (ref reader) => reader.ReadBytes());
            AssertRefused(bytes, static (ref reader) => reader.StartArray());
            AssertRefused(bytes, static (ref reader) => reader.StartMap());
            AssertRefused(bytes, static (ref reader) => reader.ReadDateTime());
        }
    }

    [Fact]
    public void Whatever_comes_is_skipped_as_far_as_MessagePack_for_CSharp_skips_it()
    {
        for (int code = 0; code <= byte.MaxValue; code++)
        {
            if (code == MessagePackCode.NeverUsed) continue;
            byte[] bytes = [(byte)code, 0, 0, 0, 2, .. new byte[40]];
            MessagePackReader peer = new(bytes);
            peer.Skip();
            byte[] whole = bytes[..(int)peer.Consumed];
            MessagePackValueReader reader = new(whole);
            reader.Skip();
            reader.Complete();
            for (int length = 0; length < whole.Length; length++)
                AssertRefused(whole[..length], static (ref reader) => reader.Skip());
        }
        AssertRefused([MessagePackCode.NeverUsed, 0, 0], static (ref reader) => reader.Skip());
    }

    [Fact]
    public void Timestamps_are_read_in_each_length_and_by_each_code_and_no_other_extension_is()
    {
        DateTime second = DateTime.UnixEpoch.AddSeconds(1);
        Assert.Equal(second, Time([0xd6, 0xff, 0, 0, 0, 1]));
        Assert.Equal(second, Time([0xc7, 4, 0xff, 0, 0, 0, 1]));
        Assert.Equal(second.AddTicks(1), Time([0xd7, 0xff, 0, 0, 1, 0x90, 0, 0, 0, 1]));
        Assert.Equal(second.AddTicks(1), Time([0xc8, 0, 8, 0xff, 0, 0, 1, 0x90, 0, 0, 0, 1]));
        Assert.Equal(second.AddTicks(1), Time([0xc7, 12, 0xff, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 1]));
        AssertNoTime([0xd6, 0xfe, 0, 0, 0, 1]);
        AssertNoTime([0xd5, 0xff, 0, 1]);
        AssertNoTime([0xd6, 0xff, 0, 0, 0]);
        AssertNoTime([0xd7, 0xff, 0xee, 0x6b, 0x28, 0, 0, 0, 0, 1]);
        AssertNoTime([0xc7, 12, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
        AssertNoTime([0xc7, 12, 0xff, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]);
        AssertNoTime([0xc7, 0, 0xff]);
    }

    [Fact]
    public void The_first_and_the_last_time_are_read()
    {
        Assert.Equal(DateTime.MinValue, Time(MessagePackSerializer.Serialize(
            DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), cancellationToken: Cancellation)));
        Assert.Equal(DateTime.MaxValue, Time(MessagePackSerializer.Serialize(
            DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), cancellationToken: Cancellation)));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void AssertLengths(byte[] header, int length, bool isText)
    {
        Reading read = isText
            ? (ref reader) => Assert.Equal(length, reader.ReadString().Length)
            : (ref reader) => Assert.Equal(length, reader.ReadBytes().Length);
        AssertTaken([.. header, .. new byte[length]], read);
        AssertRefused([.. header, .. new byte[length - 1]], read);
        AssertRefused(header, read);
        AssertRefused(header[..^1], read);
    }

    private static void AssertCounts(byte[] header, int count, bool isMap)
    {
        Reading read = isMap
            ? (ref reader) => Assert.Equal(count, reader.StartMap())
            : (ref reader) => Assert.Equal(count, reader.StartArray());
        int bytesMin = isMap ? 2 * count : count;
        MessagePackValueReader whole = new([.. header, .. new byte[bytesMin]]);
        read(ref whole);
        Assert.Equal(header.Length, whole.Position);
        AssertTaken([.. header, .. new byte[bytesMin]], static (ref reader) => reader.Skip());
        AssertRefused([.. header, .. new byte[bytesMin - 1]], read);
        AssertRefused([.. header, .. new byte[bytesMin - 1]], static (ref reader) => reader.Skip());
        AssertRefused(header[..^1], read);
    }

    private static DateTime Time(byte[] bytes)
    {
        DateTime time = default;
        AssertTaken(bytes, (ref reader) => time = reader.ReadDateTime());
        Assert.Equal(DateTimeKind.Utc, time.Kind);
        return time;
    }

    private static void AssertNoTime(byte[] bytes) =>
        AssertRefused(bytes, static (ref reader) => reader.ReadDateTime());

    private static void AssertTaken(byte[] bytes, Reading read)
    {
        MessagePackValueReader reader = new(bytes);
        read(ref reader);
        reader.Complete();
    }

    private static void AssertRefused(byte[] bytes, Reading read) =>
        Assert.Throws<MessagePackValueException>(() => AssertTaken(bytes, read));

    private delegate void Reading(ref MessagePackValueReader reader);
}
