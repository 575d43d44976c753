namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>Generated wiring, compiled with the generated records and run.</summary>
public sealed class RunningTests
{
    [Fact]
    public void A_window_adds_closes_and_takes_what_is_late()
    {
        TestJob job = Load("""
            [TumblingWindow("1h", AllowedLateness = "30m")]
            public void Add(Flight flight, ref Totals totals) =>
                totals = new(totals.Flights + 1, totals.Minutes + flight.DelayMinutes);

            [OnWindowClose(nameof(Add))]
            public Delay? Close(Window<string> window, in Totals totals) =>
                totals.Minutes > 0 ? new($"{window.Key} {window.End:HH:mm}", (int)totals.Minutes) : null;

            [OnLate(nameof(Add))]
            private Count Late(Flight flight, Window<string> window) => new($"{flight.Origin} {window.Start:HH:mm}", 1);
            """);
        Fly(job, "JFK", "01:10", 5);
        Fly(job, "JFK", "01:59", 7);
        Fly(job, "SFO", "01:30", 0);
        Fly(job, "JFK", "02:00", 9);
        job.Task.Advance(Time("02:29"));
        Assert.Empty(job.Task.Written);

        Fly(job, "JFK", "01:00", 1);
        job.Task.Advance(Time("02:30"));
        Fly(job, "JFK", "01:40", 100);
        job.Task.Advance(Time("23:59"));
        Assert.Equal(
            [
                "Delay { Airport = JFK 02:00, Minutes = 13 }", "Count { Key = JFK 01:00, Records = 1 }",
                "Delay { Airport = JFK 03:00, Minutes = 9 }",
            ],
            job.Task.Written);
    }

    [Fact]
    public void Handlers_of_one_input_run_in_the_order_of_declaration()
    {
        TestJob job = Load("""
            public Delay? Delayed(Flight flight) => flight.DelayMinutes > 0 ? new("second? no, first", 1) : null;
            public Count? Every(Flight flight) => new("then this", 2);
            """);
        Fly(job, "JFK", "01:00", 1);
        Fly(job, "JFK", "01:00", 0);
        Assert.Equal(["Job.Delayed", "Job.Every"], job.Task.Steps);
        Assert.Equal(
            [
                "Delay { Airport = second? no, first, Minutes = 1 }", "Count { Key = then this, Records = 2 }",
                "Count { Key = then this, Records = 2 }",
            ],
            job.Task.Written);
    }

    [Fact]
    public void A_state_is_kept_by_key_and_shared_by_the_handlers_of_two_inputs()
    {
        TestJob job = Load("""
            public Count Track(Flight flight, ref Totals totals, ref Seen seen)
            {
                totals = totals with { Minutes = totals.Minutes + flight.DelayMinutes };
                seen = new(seen.Records + 1);
                return new($"{flight.Origin} {totals.Minutes}", seen.Records);
            }

            public void Meet(Carrier carrier, ref Seen seen) => seen = new(seen.Records + 100);
            """);
        Fly(job, "JFK", "01:00", 5);
        job.Send("carriers", "JFK", """{"name":"x"}""");
        Fly(job, "SFO", "01:00", 1);
        Fly(job, "JFK", "01:00", 6);
        Assert.Equal(
            [
                "Count { Key = JFK 5, Records = 1 }", "Count { Key = SFO 1, Records = 1 }",
                "Count { Key = JFK 11, Records = 102 }",
            ],
            job.Task.Written);
        Assert.Equal(["Totals", "Seen"], job.Definition.States.Select(state => state.Name));
        Assert.Equal(["string", "string"], job.Definition.States.Select(state => state.KeyCodec));
    }

    [Fact]
    public void Tombstones_share_the_states_of_their_records_and_are_written()
    {
        TestJob job = Load("""
            public void Track(Flight flight, ref Seen seen) => seen.Records++;

            public Deleted<Summary, string>? Forget(Deleted<Flight, string> flight, ref Seen seen) =>
                seen.Records == 0 ? null : new($"{flight.Key} {seen.Records--}");
            """);
        Fly(job, "JFK", "01:00", 5);
        job.Send("flights", "JFK", null);
        job.Send("flights", "JFK", null);
        Assert.Equal(["Deleted { Key = JFK 1 }"], job.Task.Written);
        Assert.Equal(["flights"], job.Definition.Sources.SelectMany(source => source.Topics));
        Assert.Equal(["summaries"], job.Definition.Sinks.Select(sink => sink.Topic));
    }

    [Fact]
    public void Code_without_nullable_annotations_may_return_null()
    {
        TestJob job = Load("""
            #nullable disable
            public Delay Convert(Flight flight) => flight.DelayMinutes == 0 ? null : new(flight.Origin, 1);
            #nullable restore
            """);
        Fly(job, "JFK", "01:00", 0);
        Fly(job, "SFO", "01:00", 1);
        Assert.Equal(["Delay { Airport = SFO, Minutes = 1 }"], job.Task.Written);
    }

    [Fact]
    public void The_definition_holds_what_the_attributes_say()
    {
        TestJob job = TestJob.Load(
            """
            namespace Demo;

            [StreamJob("my-job", Delivery = Delivery.AutoCommit, CheckpointInterval = "1m30s")]
            public sealed partial class Job
            {
                public Delay? Delayed(Flight flight) => null;
                public Delay? Met(Carrier carrier) => null;
            }
            """,
            new Services());
        Assert.Equal("my-job", job.Definition.Name);
        Assert.Equal(Delivery.AutoCommit, job.Definition.Delivery);
        Assert.Equal(90_000, job.Definition.CheckpointIntervalMs);
        Assert.Equal(["flights", "carriers"], job.Definition.Sources.SelectMany(source => source.Topics));
        Assert.Equal(["delays"], job.Definition.Sinks.Select(sink => sink.Topic));
        Assert.Empty(job.Definition.States);
    }

    [Fact]
    public void Constructor_parameters_come_from_the_services()
    {
        StringWriter log = new();
        TestJob job = TestJob.Load(WithServices, new Services(log));
        Fly(job, "JFK", "01:00", 1);
        Assert.Equal("JFK True True", log.ToString());
    }

    [Fact]
    public void A_service_that_the_host_lacks_is_named()
    {
        InvalidOperationException error =
            Assert.Throws<InvalidOperationException>(() => TestJob.Load(WithServices, new Services()));
        Assert.StartsWith(
            "Job 'job' needs a System.IO.TextWriter for its constructor parameter 'log'", error.Message,
            StringComparison.Ordinal);
    }

    private const string WithServices = """
        namespace Demo;

        [StreamJob("job")]
        public sealed partial class Job(System.IO.TextWriter log, IDisposable? none, IServiceProvider services)
        {
            public Delay? Convert(Flight flight)
            {
                log.Write($"{flight.Origin} {none == null} {services.GetService(typeof(System.IO.TextWriter)) == log}");
                return null;
            }
        }
        """;

    private static TestJob Load(string members) => TestJob.Load(
        $$"""
        namespace Demo;
        [StreamJob("job")] public sealed partial class Job
        {
        {{members}}
        }
        """,
        new Services());

    private static void Fly(TestJob job, string origin, string time, int delayMinutes) => job.Send(
        "flights", origin, $$"""{"scheduledAt":"2001-01-01T{{time}}:00Z","delayMinutes":{{delayMinutes}}}""");

    private static long Time(string time) => DateTimeOffset
        .Parse($"2001-01-01T{time}:00Z", System.Globalization.CultureInfo.InvariantCulture)
        .ToUnixTimeMilliseconds();

    private sealed class Services(TextWriter? log = null) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TextWriter) ? log : null;
    }
}
