using Millrace.Repo.Files;
using Millrace.Repo.Rules;

namespace Millrace.Repo;

public sealed class LogEventsTests
{
    private static readonly RepoFile _log = new("src/Runtime/Telemetry/Log.cs", """
        static partial class Log
        {
            [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Started")]
            static partial void Started(ILogger log);

            [LoggerMessage(101, LogLevel.Warning, "Slow")]
            static partial void Slow(ILogger log);
        }
        """);

    private static readonly RepoFile _page =
        new(LogEvents.Page, "| id | level |\n| --- | --- |\n| 100 | a |\n| 101 | b |\n");

    [Fact]
    public void Every_event_is_unique_and_documented() => Violations.None(LogEvents.Violations(Repository.Files));

    [Fact]
    public void Documented_events_are_fine() => Assert.Empty(LogEvents.Violations([_log, _page]));

    [Fact]
    public void An_event_without_a_line_is_named() => Assert.Contains("event 101 is not in", Assert.Single(
        LogEvents.Violations([_log, _page with { Text = "| 100 | a |" }])));

    [Fact]
    public void A_line_without_an_event_is_named() => Assert.Contains("no event has the id 102", Assert.Single(
        LogEvents.Violations([_log, _page with { Text = _page.Text + "| 102 | c |\n" }])));

    [Fact]
    public void An_id_used_twice_is_named()
    {
        RepoFile twice = _log with { Text = _log.Text.Replace("101", "100") };

        string violation = Assert.Single(LogEvents.Violations([twice, _page with { Text = "| 100 | a |" }]));

        Assert.Contains("event id 100 is used more than once", violation);
    }

    [Fact]
    public void An_event_without_a_number_is_named() => Assert.Contains("no id that is a number", Assert.Single(
        LogEvents.Violations([_log with { Text = "class L { [LoggerMessage(Message = \"a\")] void A(); }" }])));
}
