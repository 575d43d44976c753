using System.Globalization;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tests.InMemory;

namespace Millrace.Runtime.Tests.Clients;

/// <summary>What Kafka's clients say reaches the job's logger, on a thread where managed code is at home.</summary>
public sealed class ClientLogTests
{
    private const int Segv = 11;
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Loggers_run_where_signals_are_not_blocked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells which signals a thread blocks in a file");
        TaskCompletionSource<ulong> blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        using KafkaClients clients = NowhereToConnect(() => blocked.TrySetResult(BlockedSignals()));

        ulong signals = await blocked.Task.WaitAsync(_deadline, TestContext.Current.CancellationToken);
        Assert.Equal(0ul, signals & (1ul << (Segv - 1)));
    }

    [Fact]
    public async Task A_logger_that_throws_is_given_the_next_line()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;

        using KafkaClients clients = NowhereToConnect(() =>
        {
            if (Interlocked.Increment(ref calls) > 1) second.TrySetResult();
            throw new InvalidOperationException("the log's disk is full");
        });

        await second.Task.WaitAsync(_deadline, TestContext.Current.CancellationToken);
    }

    /// <summary>Clients that have something to say: nobody listens at their broker's address.</summary>
    private static KafkaClients NowhereToConnect(Action onLine)
    {
        JobPlan plan = new TestProcess<CountsJob>(new(), new()).Plan with { BootstrapServers = "127.0.0.1:1" };
        return new(plan, new ActingLogger(onLine), TimeProvider.System, new(plan.Name, TimeProvider.System));
    }

    /// <summary>The signals that the calling thread blocks; the lowest bit is signal 1.</summary>
    private static ulong BlockedSignals()
    {
        const string field = "SigBlk:";
        string line = File.ReadLines("/proc/thread-self/status").Single(one => one.StartsWith(field));
        return ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private sealed class ActingLogger(Action onLine) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => onLine();
    }
}
