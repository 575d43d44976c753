using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Shared;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3, 3, 3)]
    [InlineData(new[] { 3.0, 1 }, 2, 1, 3)]
    [InlineData(new[] { 9.0, 1, 2 }, 2, 1, 9)]
    [InlineData(new[] { 4.0, 1, 9, 2 }, 3, 1, 9)]
    public void The_median_is_the_middle(double[] values, double median, double min, double max) =>
        Assert.Equal(new(median, min, max), Spread.Of(values));

    [Fact]
    public void Nothing_has_no_spread() => Assert.Throws<ArgumentException>(() => Spread.Of([]));

    [Fact]
    public void The_ends_are_written_where_they_differ()
    {
        Assert.Equal("1,234", new Spread(1234, 1234, 1234).ToString("#,0"));
        Assert.Equal("0.50 (0.25 to 1.00)", new Spread(0.5, 0.25, 1).ToString("0.00"));
    }
}
