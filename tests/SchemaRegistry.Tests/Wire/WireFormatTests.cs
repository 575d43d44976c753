using Millrace.Contracts;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.Tests.Wire;

/// <summary>Bytes as Confluent's documentation has them, written out by hand.</summary>
public sealed class WireFormatTests
{
    [Theory]
    [InlineData(1, "0000000001")]
    [InlineData(256, "0000000100")]
    [InlineData(100_000, "00000186A0")]
    [InlineData(int.MaxValue, "007FFFFFFF")]
    public void The_header_is_a_zero_and_the_id_highest_byte_first(int id, string hex)
    {
        using RecordBuffer output = new();

        WireFormat.WriteHeader(output, id);

        Assert.Equal(hex, Convert.ToHexString(output.Written));
        Assert.Equal(id, WireFormat.ReadId(Convert.FromHexString(hex + "AB")));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("00000001", "has 4 bytes")]
    [InlineData("7B2261223A317D", "plain JSON")]
    [InlineData("0300000001", "byte 0x03")]
    public void What_is_no_such_message_is_told(string hex, string reason)
    {
        RecordFormatException error =
            Assert.Throws<RecordFormatException>(() => WireFormat.ReadId(Convert.FromHexString(hex)));

        Assert.Contains(reason, error.Reason);
        Assert.Contains("wire format", error.Reason);
    }

    // "[1, 0]: 2, 1, 0", each a zigzag varint; "[0]" alone is a single zero.
    [Theory]
    [InlineData(new[] { 0 }, "00")]
    [InlineData(new[] { 1 }, "0202")]
    [InlineData(new[] { 1, 0 }, "040200")]
    [InlineData(new[] { 0, 0 }, "040000")]
    [InlineData(new[] { 64, 300 }, "048001D804")]
    public void Message_indexes_are_zigzag_varints(int[] indexes, string hex)
    {
        using RecordBuffer output = new();

        MessageIndexes.Write(output, indexes);
        int[] read = MessageIndexes.Read(Convert.FromHexString(hex + "0A"), out int length);

        Assert.Equal(hex, Convert.ToHexString(output.Written));
        Assert.Equal(indexes, read);
        Assert.Equal(hex.Length / 2, length);
    }

    [Theory]
    [InlineData("", "ends within")]
    [InlineData("0402", "ends within")]
    [InlineData("01", "-1 levels")]
    [InlineData("FE01", "127 levels")]
    [InlineData("0201", "-1 is negative")]
    [InlineData("808080808080", "more than 32 bits")]
    public void Impossible_indexes_are_told(string hex, string reason) => Assert.Contains(
        reason,
        Assert.Throws<RecordFormatException>(() => MessageIndexes.Read(Convert.FromHexString(hex), out _)).Reason);

    [Theory]
    [InlineData(SubjectNames.Topic, false, "orders-value")]
    [InlineData(SubjectNames.Topic, true, "orders-key")]
    [InlineData(SubjectNames.Record, false, "shop.Order")]
    [InlineData(SubjectNames.TopicRecord, false, "orders-shop.Order")]
    public void Subjects_are_named(SubjectNames names, bool isKey, string subject) =>
        Assert.Equal(subject, Subjects.Name(
            new() { SubjectNames = names, IsKey = isKey }, "orders", "shop.Order"));
}
