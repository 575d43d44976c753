using Confluent.Kafka;
using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;
using Millrace.Testing.Brokers;

namespace Millrace.Runtime.Tests.Lanes;

public class RestartTests
{
    private const int Never = -1;

    /// <summary>Milliseconds until the restart after the n-th failure in a row.</summary>
    [Theory]
    [InlineData(RestartStrategy.None, 1, 1, Never)]
    [InlineData(RestartStrategy.ExponentialBackoff, 1, 1, 100)]
    [InlineData(RestartStrategy.ExponentialBackoff, 2, 2, 200)]
    [InlineData(RestartStrategy.ExponentialBackoff, 6, 6, 3200)]
    [InlineData(RestartStrategy.ExponentialBackoff, 7, 7, 5000)]
    [InlineData(RestartStrategy.ExponentialBackoff, 10, 10, 5000)]
    [InlineData(RestartStrategy.ExponentialBackoff, 11, 11, Never)]
    [InlineData(RestartStrategy.ExponentialBackoff, 1, 99, 100)]
    [InlineData(RestartStrategy.FixedDelay, 1, 1, 1000)]
    [InlineData(RestartStrategy.FixedDelay, 10, 99, 1000)]
    [InlineData(RestartStrategy.FixedDelay, 11, 11, Never)]
    [InlineData(RestartStrategy.FailureRate, 1, 10, 1000)]
    [InlineData(RestartStrategy.FailureRate, 11, 10, 1000)]
    [InlineData(RestartStrategy.FailureRate, 1, 11, Never)]
    public void Each_strategy_has_its_pauses_and_its_end(RestartStrategy strategy, int inARow, int within, int ms)
    {
        RestartPlan plan = RestartPlan.Of(new() { Strategy = strategy });
        Assert.Equal(ms, Restart.Delay(plan, inARow, within)?.TotalMilliseconds ?? Never);
    }

    /// <summary>Of two live processes with one name, the one that was a member gives way.</summary>
    [Theory]
    [InlineData(ErrorCode.FencedInstanceId, false, false, true)]
    [InlineData(ErrorCode.FencedInstanceId, false, true, true)]
    [InlineData(ErrorCode.FencedInstanceId, true, true, true)]
    [InlineData(ErrorCode.FencedInstanceId, true, false, false)]
    [InlineData(ErrorCode.TopicAuthorizationFailed, false, false, false)]
    public void A_fenced_member_may_have_been_fenced_by_nobody_else(
        ErrorCode code, bool wasTakenIn, bool followsFailure, bool expected) => Assert.Equal(
        expected, Restart.IsFencedByNobodyElse(new KafkaException(code), wasTakenIn, followsFailure));

    [Fact]
    public void A_back_off_without_end_does_not_overflow()
    {
        RestartPlan plan = RestartPlan.Of(new() { Attempts = int.MaxValue, DelayMax = TimeSpan.FromMinutes(1) });
        Assert.Equal(TimeSpan.FromMinutes(1), Restart.Delay(plan, int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void A_failure_rate_forgets_what_is_long_ago()
    {
        FakeTimeProvider time = new();
        FailureHistory failures = new(
            RestartPlan.Of(new()
            {
                Strategy = RestartStrategy.FailureRate, Attempts = 2, Within = TimeSpan.FromMinutes(1),
            }),
            time);
        for (int i = 0; i < 10; i++)
        {
            Assert.NotNull(failures.Add(hasProgressed: true));
            time.Advance(TimeSpan.FromSeconds(31));
        }
        Assert.NotNull(failures.Add(hasProgressed: true));
        Assert.Null(failures.Add(hasProgressed: true));
    }

    [Theory]
    [InlineData(RestartStrategy.ExponentialBackoff, null, 10)]
    [InlineData(RestartStrategy.FixedDelay, 3, 3)]
    [InlineData(RestartStrategy.None, null, 0)]
    public async Task A_job_ends_when_its_strategy_says_so(RestartStrategy strategy, int? attempts, int restarts)
    {
        LoggedEvents log = new();
        InMemoryCluster cluster = TestRun.ClusterOf(1, [(0, "a", 0, 3)]);
        TestProcess<CountsJob> process = new(cluster, new())
        {
            Logger = log,
            Restart = new() { Strategy = strategy, Attempts = attempts, Delay = TimeSpan.FromMilliseconds(1) },
            Meets = new() { AtTransactionStep = static _ => ErrorCode.Local_Transport },
        };

        await Assert.ThrowsAnyAsync<KafkaException>(() => process.RunAsync());

        Assert.Equal(restarts, log.Restarts);
        Assert.Equal(1, log.Count(1022));
    }

    [Theory]
    [InlineData(RestartStrategy.FixedDelay, 3, 3)]
    [InlineData(RestartStrategy.None, null, 0)]
    public async Task A_start_without_brokers_is_tried_again_as_the_strategy_says(
        RestartStrategy strategy, int? attempts, int restarts)
    {
        LoggedEvents log = new();
        RestartOptions restart = new() { Strategy = strategy, Attempts = attempts };
        TestProcess<CountsJob> process = StartingWithout(brokersFor: int.MaxValue, log, restart);

        await Assert.ThrowsAnyAsync<KafkaException>(() => process.RunAsync());

        Assert.Equal(restarts, log.Count(1005));
        Assert.Equal(1, log.Count(1006));
    }

    [Fact]
    public async Task Brokers_that_come_later_are_waited_for()
    {
        LoggedEvents log = new();

        Assert.True(await StartingWithout(brokersFor: 4, log, new()).RunAsync());

        Assert.Equal(4, log.Count(1005));
        Assert.Contains("cannot start yet and tries again (attempt 4)", log.LastOf(1005));
    }

    private static TestProcess<CountsJob> StartingWithout(
        int brokersFor, LoggedEvents log, RestartOptions restart)
    {
        int asked = 0;
        return new(TestRun.ClusterOf(1, [(0, "a", 0, 3)]), new())
        {
            Logger = log,
            Restart = restart,
            Meets = new()
            {
                AtQuery = _ => asked++ < brokersFor ? ErrorCode.Local_TimedOut : ErrorCode.NoError,
            },
        };
    }
}
