using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs;

/// <summary>What is generated for each feature, as it is read in a review.</summary>
public sealed class EmittedCodeTests
{
    [Fact]
    public void Window() => Snapshot.Match(Job("""
        [TumblingWindow("1d", Offset = "2h", AllowedLateness = "1h30m")]
        public void Add(Flight flight, ref Totals totals) =>
            totals = new(totals.Flights + 1, totals.Minutes + flight.DelayMinutes);

        [OnWindowClose(nameof(Add))]
        public Delay Close(Window<string> window, Totals totals) => new(window.Key, (int)totals.Minutes);
        """));

    [Fact]
    public void Window_with_late_records() => Snapshot.Match(Job("""
        [TumblingWindow("10s")]
        private void Add(Tick tick, ref Seen seen, in RecordMetadata metadata) => seen = new(seen.Records + 1);

        [OnWindowClose(nameof(Add))]
        private Count? Close(Window<long> window, in Seen seen) => seen.Records == 0 ? null : new("", seen.Records);

        [OnLate(nameof(Add))]
        private Delay? Late(Tick tick, Window<long> window, in RecordMetadata metadata) => null;
        """));

    [Fact]
    public void State_by_a_key_of_several_members() => Snapshot.Match(Job("""
        public void Track(Leg leg, ref Seen seen) => seen.Records++;

        public void Meet(Connection connection, ref Seen seen) => seen.Records++;
        """));

    [Fact]
    public void Tombstones() => Snapshot.Match(Job("""
        public Deleted<Summary, string>? Forget(Deleted<Flight, string> flight, ref Seen seen) =>
            seen.Records == 0 ? null : new(flight.Key);
        """));

    [Fact]
    public void Metadata() => Snapshot.Match(Job("""
        public Count Count(Flight flight, in RecordMetadata metadata, ref Seen seen) =>
            new(metadata.Topic, ++seen.Records);
        """));

    [Fact]
    public void Filter() => Snapshot.Match(Job("""
        public Delay? Delayed(Flight flight) =>
            flight.DelayMinutes > 0 ? new(flight.Origin, flight.DelayMinutes) : null;
        """));

    [Fact]
    public void State() => Snapshot.Match(Job("""
        public Count Track(Flight flight, ref Totals totals, ref Seen seen) => new(flight.Origin, ++seen.Records);

        public void Meet(Carrier carrier, ref Seen seen) => seen.Records++;
        """));

    [Fact]
    public void Settings_and_services() => Snapshot.Match(Source("""
        using System.IO;

        [StreamJob("job-1.a_b", Delivery = Delivery.AtLeastOnce, CheckpointInterval = "250ms")]
        internal sealed partial class Job(TextWriter log, IDisposable? optional, IServiceProvider services)
        {
            public Demo.Delay? Convert(Demo.Flight flight) => (log, optional, services) == default ? null : new("", 1);
        }
        """));

    [Fact]
    public void Nested_class_with_names_that_are_keywords_or_taken() => Snapshot.Match(Source("""
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

                    public override string ToString() => ifRecordHandler();

                    private static string ifRecordHandler() => "";
                }
            }
        }
        """));

    private static string Job(string members) => Source($$"""
        namespace Demo;
        [StreamJob("job")] public sealed partial class Job
        {
        {{members}}
        }
        """);

    /// <summary>The generated part of the only job, which compiles without a warning beside its records.</summary>
    private static string Source(string source)
    {
        GeneratorRun.Of([new JobGenerator(), new RecordGenerator()], source, JobRun.Records).AssertCompilesClean();
        return JobRun.OfSource(source).File;
    }
}
