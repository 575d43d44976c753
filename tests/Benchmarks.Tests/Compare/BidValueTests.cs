using System.Text;
using System.Text.Json;
using Millrace.Benchmarks.Compare.Scaling;

namespace Millrace.Benchmarks.Compare;

public sealed class BidValueTests
{
    [Theory]
    [InlineData(250)]
    [InlineData(100_000)]
    public void All_members_fill_the_length(int bytes)
    {
        (int bidder, byte[] value) = Write(new(100, 4, 1000, bytes)).Last();

        Assert.Equal(bytes, value.Length);
        JsonElement bid = JsonDocument.Parse(value).RootElement;
        Assert.Equal(
            ["auction", "bidder", "price", "channel", "url", "dateTime", "extra"],
            bid.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(bidder, bid.GetProperty("bidder").GetInt32());
    }

    [Fact]
    public void Small_ones_have_what_three_member_queries_read()
    {
        (_, byte[] value) = Write(new(100, 4, 1000, 30)).Last();

        Assert.InRange(value.Length, 20, 40);
        Assert.Equal(
            ["price", "dateTime"],
            JsonDocument.Parse(value).RootElement.EnumerateObject().Select(static member => member.Name));
    }

    [Fact]
    public void Each_time_they_are_the_same()
    {
        BidShape shape = new(1000, 4, 100, 250);

        Assert.Equal(Write(shape).Select(Text), Write(shape).Select(Text));
    }

    [Fact]
    public void All_keys_are_in_use() =>
        Assert.Equal(
            Enumerable.Range(0, 100),
            Write(new(10_000, 4, 100, 30)).Select(static bid => bid.Bidder).Distinct().Order());

    private static string Text((int Bidder, byte[] Value) bid) =>
        $"{bid.Bidder} {Encoding.UTF8.GetString(bid.Value)}";

    private static List<(int Bidder, byte[] Value)> Write(BidShape shape)
    {
        BidValue values = new(shape);
        List<(int, byte[])> all = [];
        for (int i = 0; i < shape.Records; i++)
        {
            (int bidder, ReadOnlyMemory<byte> value) = values.Next();
            all.Add((bidder, value.ToArray()));
        }
        return all;
    }
}
