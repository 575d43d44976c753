using Millrace.Benchmarks.Compare.Checking;

namespace Millrace.Benchmarks.Compare;

public sealed class DifferenceTests
{
    [Fact]
    public void The_first_value_that_differs_is_shown()
    {
        string message = Difference.Between(
            ("loop", [new(1, 0, "one"), new(2, 0, "two")]), ("Millrace", [new(1, 0, "one"), new(3, 0, "three")]));

        Assert.Equal(
            "2 and 2 values, the first 1 are the same; then loop has two in partition 0, "
            + "Millrace has three in partition 0",
            message);
    }

    [Fact]
    public void A_list_that_ends_has_no_more() =>
        Assert.EndsWith(
            "then loop has one in partition 0, Millrace has no more",
            Difference.Between(("loop", [new(1, 0, "one")]), ("Millrace", [])));

    [Fact]
    public void The_text_does_not_count() =>
        Assert.Contains(
            "the first 1 are the same",
            Difference.Between(("loop", [new(1, 0, "one")]), ("Millrace", [new(1, 0, "o\\u006ee")])));
}
