using Millrace.Benchmarks.Latency.Load;

namespace Millrace.Benchmarks.Latency;

public sealed class LoadPlanTests
{
    private static readonly LoadPlan _plan = new("localhost:9092", "pings", 100_000, 10, 30, 1);

    [Fact]
    public void Children_read_the_same_plan() => Assert.Equal(_plan, LoadPlan.Parse(_plan.Arguments));

    [Fact]
    public void The_warm_up_comes_on_top() =>
        Assert.Equal((1_000_000, 4_000_000), (_plan.WarmUpRecords, _plan.Records));
}
