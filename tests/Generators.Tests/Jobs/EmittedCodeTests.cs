using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What is generated for each feature, as it is read in a review.</summary>
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

    [Fact]
    public void Window_with_late_records() => Snapshot.Match(JobRun.Of("""
        [TumblingWindow("10s")] private void Add(Tick tick, ref Seen seen) => seen = new(seen.Records + 1);

        [OnWindowClose(nameof(Add))]
        private Count? Close(Window<long> window, in Seen seen) => seen.Records == 0 ? null : new("", seen.Records);

        [OnLate(nameof(Add))] private Delay? Late(Tick tick, Window<long> window) => null;
        """).File);

    [Fact]
    public void Filter() => Snapshot.Match(JobRun.Of("""
        public Delay? Delayed(Flight flight) =>
            flight.DelayMinutes > 0 ? new(flight.Origin, flight.DelayMinutes) : null;
        """).File);

    [Fact]
    public void State() => Snapshot.Match(JobRun.Of("""
        public Count Track(Flight flight, ref Totals totals, ref Seen seen) => new(flight.Origin, ++seen.Records);

        public void Meet(Carrier carrier, ref Seen seen) => seen.Records++;
        """).File);

    [Fact]
    public void Settings_and_services() => Snapshot.Match(JobRun.OfSource("""
        using System.IO;

        [StreamJob("job-1.a_b", Delivery = Delivery.AtLeastOnce, CheckpointInterval = "250ms")]
        internal sealed partial class Job(TextWriter log, IDisposable? optional, IServiceProvider services)
        {
            public Demo.Delay? Convert(Demo.Flight flight) => null;
        }
        """).File);

    [Fact]
    public void Nested_class_with_names_that_are_keywords_or_taken() => Snapshot.Match(JobRun.OfSource("""
        namespace @event.Demo;

        public partial interface IJobs
        {
            public partial record struct Inner
            {
                [StreamJob("job")]
                internal sealed partial class @class
                {
                    public global::Demo.Delay? @if(global::Demo.Flight flight) => null;

                    public global::Demo.Delay? @if(global::Demo.Carrier carrier) => null;

                    private void ifRecordHandler() { }
                }
            }
        }
        """).File);
}
