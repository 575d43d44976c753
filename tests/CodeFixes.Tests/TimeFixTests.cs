namespace Millrace.CodeFixes.Tests;

public sealed class TimeFixTests
{
    [Fact]
    public async Task A_window_gets_event_time_from_a_member_that_can_be_it()
    {
        string source = Job("", "");
        FixRun run = await FixRun.Of(new AddTimestampFix(), source);
        Assert.Equal(["Mark 'Flight.At' with [Timestamp]", "Mark 'Flight.Number' with [Timestamp]"], run.Titles);
        Assert.Equal(
            source.Replace("DateTimeOffset At", "[property: Timestamp] DateTimeOffset At", StringComparison.Ordinal),
            await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Theory]
    [InlineData("DateTimeOffset.UtcNow", "flight.At")]
    [InlineData("DateTime.UtcNow", null)]
    public async Task Event_time_takes_the_place_of_the_clock(string clock, string? time)
    {
        string source = Job("[property: Timestamp] ", $"public Late Handle(Flight flight) => new({clock});");
        FixRun run = await FixRun.Of(new EventTimeFix(), source);
        Assert.Equal(time == null ? [] : [$"Use '{time}'"], run.Titles);
        if (time == null) return;
        Assert.Equal(source.Replace(clock, time, StringComparison.Ordinal), await run.Apply(0, file: 0));
        Assert.Empty(await run.ReportAfter(0));
    }

    [Fact]
    public async Task The_end_of_a_window_takes_the_place_of_the_clock()
    {
        string source = Job("[property: Timestamp] ", "")
            .Replace("null;", "new(DateTimeOffset.Now);", StringComparison.Ordinal);
        FixRun run = await FixRun.Of(new EventTimeFix(), source);
        Assert.Equal(["Use 'window.End'"], run.Titles);
        Assert.Empty(await run.ReportAfter(0));
    }

    private static string Job(string timestamp, string members) => $$"""
        using System;
        using Millrace;
        [KafkaSource("a")] public partial record Flight(
            [property: MessageKey] string Origin, {{timestamp}}DateTimeOffset At, long Number);
        [KafkaSink("b")] public partial record Late(DateTimeOffset Time);
        [State(Version = 1)] public partial record struct Totals(int Flights);
        [StreamJob("job")] public partial class Job
        {
            [TumblingWindow("1d")] public void Add(Flight flight, ref Totals totals) { }
            [OnWindowClose("Add")] public Late? Close(Window<string> window, Totals totals) => null;
            {{members}}
        }
        """;
}
