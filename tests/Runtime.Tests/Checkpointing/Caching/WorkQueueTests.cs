using Millrace.Runtime.Checkpointing.Caching;

namespace Millrace.Runtime.Tests.Checkpointing.Caching;

public sealed class WorkQueueTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public void Work_is_done_in_order_and_waited_for()
    {
        WorkQueue queue = QueueOf(new(), bytesMax: 1000);
        List<int> done = [];
        for (int i = 0; i < 100; i++)
        {
            int number = i;
            Assert.True(queue.TryPost(1, () => done.Add(number)));
        }
        Assert.True(queue.Wait(_deadline));
        Assert.Equal(Enumerable.Range(0, 100), done);
    }

    [Fact]
    public void What_waits_is_bounded_but_for_the_first()
    {
        List<Action> started = [];
        WorkQueue queue = QueueOf(new() { RunInBackground = started.Add }, bytesMax: 10);
        Assert.True(queue.TryPost(100, static () => { }));
        Assert.False(queue.TryPost(1, static () => { }));
        Assert.False(queue.Wait(TimeSpan.Zero));
        Assert.Single(started)();
        Assert.True(queue.Wait(TimeSpan.Zero));
        Assert.True(queue.TryPost(5, static () => { }));
        Assert.True(queue.TryPost(5, static () => { }));
        Assert.False(queue.TryPost(1, static () => { }));
    }

    [Fact]
    public void Work_that_throws_is_not_waited_for_and_the_queue_goes_on()
    {
        WorkQueue queue = QueueOf(new() { RunInBackground = static work => work() }, bytesMax: 10);
        Assert.Throws<InvalidOperationException>(() => queue.TryPost(5, static () =>
            throw new InvalidOperationException()));
        Assert.True(queue.Wait(TimeSpan.Zero));
        bool isDone = false;
        Assert.True(queue.TryPost(10, () => isDone = true));
        Assert.True(isDone);
    }

    private static WorkQueue QueueOf(CacheGround ground, long bytesMax) =>
        new(ground with { Bounds = new() { WaitingBytesMax = bytesMax } }, TimeProvider.System);
}
