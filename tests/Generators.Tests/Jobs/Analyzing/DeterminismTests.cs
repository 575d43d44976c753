using Microsoft.CodeAnalysis.Diagnostics;
using Millrace.Generators.Jobs.Analyzing;

namespace Millrace.Generators.Tests.Jobs.Analyzing;

/// <summary>What makes a replay of the same records give another answer, or the lane stand still.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Today")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Environment.TickCount")]
    [InlineData("Environment.TickCount64")]
    [InlineData("Stopwatch.GetTimestamp()")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    public Task Wall_clock(string expression) => AssertReported(new WallClockAnalyzer(), "MR0401", expression);

    [Theory]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Guid.CreateVersion7()")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1).NextDouble()")]
    [InlineData("RandomNumberGenerator.GetInt32(6)")]
    public Task Random_value(string expression) => AssertReported(new RandomAnalyzer(), "MR0402", expression);

    [Theory]
    [InlineData("Task.FromResult(1).Result")]
    [InlineData("Task.Delay(1).Wait(1)")]
    [InlineData("ValueTask.FromResult(1).Result")]
    [InlineData("Task.FromResult(1).GetAwaiter().GetResult()")]
    [InlineData("ValueTask.FromResult(1).GetAwaiter().GetResult()")]
    [InlineData("Task.FromResult(1).ConfigureAwait(false).GetAwaiter().GetResult()")]
    [InlineData("new SemaphoreSlim(1).Wait(1)")]
    [InlineData("new CountdownEvent(1).Wait(1)")]
    [InlineData("System.IO.File.ReadAllText(\"a\")")]
    [InlineData("Console.ReadLine()")]
    [InlineData("System.Net.Dns.GetHostEntry(\"a\")")]
    [InlineData("Monitor.Wait(new object())")]
    [InlineData("new System.Net.Http.HttpClient().Send(new())")]
    public Task Blocking(string expression) => AssertReported(new BlockingAnalyzer(), "MR0403", expression);

    [Fact]
    public async Task Private_methods_lambdas_and_method_groups_are_looked_at_too() => Assert.Equal(
        [("MR0402", "Guid.NewGuid"), ("MR0402", "Guid.NewGuid()"), ("MR0402", "Guid.NewGuid()")],
        await AnalyzerRun.Of(new RandomAnalyzer(), Class("StreamJob(\"job\")", """
            private readonly Func<Guid> _make = Guid.NewGuid;
            private Guid Make() => Guid.NewGuid();
            private Guid Later() => new Func<Guid>(() => Guid.NewGuid())();
            """)));

    [Theory]
    [InlineData("State")]
    [InlineData("KafkaSink(\"a\")")]
    [InlineData("KafkaSource(\"a\")")]
    public async Task Records_and_states_are_looked_at_too(string attribute) => Assert.Equal(
        [("MR0401", "DateTime.UtcNow")],
        await AnalyzerRun.Of(
            new WallClockAnalyzer(), Class(attribute, "public DateTime At { get; init; } = DateTime.UtcNow;")));

    [Fact]
    public async Task Static_state_of_other_classes() => Assert.Equal(
        [("MR0410", "Shared.Count"), ("MR0410", "Shared.Total")],
        await AnalyzerRun.Of(new SharedStaticAnalyzer(), Class("StreamJob(\"job\")", """
            private int Read() => Shared.Count + Shared.Fixed + Shared.Limit + _own;
            private void Write() => Shared.Total = TimeSpan.Zero.Days;
            private static int _own;
            """) + """
            public static class Shared
            {
                public static int Count;
                public static readonly int Fixed = 1;
                public const int Limit = 1;
                public static int Total { get; set; }
            }
            """));

    [Fact]
    public async Task Classes_that_are_no_jobs_may() => Assert.Empty(
        await AnalyzerRun.Of(
            new WallClockAnalyzer(), Class("Serializable", "public DateTime Now() => DateTime.UtcNow;")));

    [Fact]
    public async Task The_message_names_the_alternative() => Assert.Equal(
        ["'DateTime.UtcNow' reads the wall clock, so that a replay of the same records gives another answer: use the "
            + "[Timestamp] member of the record, or the Start or End of the window"],
        await AnalyzerRun.Messages(
            new WallClockAnalyzer(), Class("StreamJob(\"job\")", "private DateTime Now() => DateTime.UtcNow;")));

    private static async Task AssertReported(DiagnosticAnalyzer analyzer, string id, string expression) => Assert.Equal(
        [(id, expression)],
        await AnalyzerRun.Of(analyzer, Class("StreamJob(\"job\")", $$"""
            public Delay? Convert(Flight flight)
            {
                object value = {{expression}};
                return value == null ? null : new(flight.Origin, 1);
            }
            """)));

    private static string Class(string attribute, string members) => $$"""
        using System.Diagnostics;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Demo;
        [{{attribute}}] public sealed partial class Job { {{members}} }
        """;
}
