using Microsoft.Extensions.Time.Testing;
using Millrace.Runtime.Health;

namespace Millrace.Runtime.Tests.Health;

public class ClientCallsTests
{
    [Fact]
    public void The_innermost_call_counts_and_call_backs_are_none()
    {
        FakeTimeProvider time = new();
        ClientCalls calls = new(time);
        Assert.Null(calls.Current);
        using (calls.Enter("Consume"))
        {
            time.Advance(TimeSpan.FromSeconds(1));
            using (calls.Leave())
            {
                time.Advance(TimeSpan.FromSeconds(1));
                Assert.Null(calls.Current);
                using (calls.Enter("Flush"))
                {
                    time.Advance(TimeSpan.FromSeconds(2));
                    Assert.Equal(("Flush", TimeSpan.FromSeconds(2)), calls.Current);
                }
            }
            Assert.Equal(("Consume", TimeSpan.FromSeconds(4)), calls.Current);
        }
        Assert.Null(calls.Current);
    }

    [Fact]
    public void Noting_a_call_allocates_nothing()
    {
        ClientCalls calls = new(TimeProvider.System);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            using (calls.Enter("Consume")) { }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
