using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

public sealed class EmittedCodeTests
{
    [Fact]
    public void Window() => Snapshot.Match(JobRun.Of("""
            [TumblingWindow("1d", Offset = "2h", AllowedLateness = "1h30m")]
            public void Add(Flight flight, ref Totals totals) =>
                totals = new(totals.Flights + 1, totals.Minutes + flight.DelayMinutes);

            [OnWindowClose(nameof(Add))]
            public Delay Close(Window<string> window, Totals totals) => new(window.Key, (int)totals.Minutes);
        """).File);
}
