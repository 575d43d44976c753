using Millrace.Benchmarks.Reporting;

namespace Millrace.Benchmarks.Shared;

public sealed class MarkdownTableTests
{
    [Fact]
    public void What_is_not_known_is_a_dash()
    {
        MarkdownTable table = new("engine", "ms");
        table.Add("loop", null);

        Assert.Equal("| engine | ms |\n| --- | --- |\n| loop | - |\n", table.ToString());
    }

    [Fact]
    public void A_row_has_the_cells_of_the_head() =>
        Assert.Throws<ArgumentException>(() => new MarkdownTable("engine", "ms").Add("loop"));
}
