namespace Millrace.Testing.Tests;

/// <summary>What a test of a job can do, and what it is told.</summary>
public class JobTestTests
{
    private static readonly JobTestOptions _options = new() { Services = new Services(new Separator(' ')) };

    [Fact]
    public void Records_go_in_as_text_and_come_out_as_text()
    {
        using JobTest<WordsJob> test = new(_options);
        test.Send<Line>("7", """{"at":1000,"text":"to be or not"}""");

        OutputRecord output = Assert.Single(test.RawOutputs<WordCount>());

        Assert.Equal(("word-counts", 0, """{"author":7,"words":4}"""), (output.Topic, output.Partition, output.Value));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1), output.Timestamp);
        Assert.Equal(new Words(4), test.State<Words>(7L));
        Assert.Null(test.State<Words>(8L));
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("rebalance")]
    [InlineData("finish")]
    public void State_outlives_whatever_happens(string what)
    {
        using JobTest<WordsJob> test = new(_options);
        test.Send<Line>("7", """{"at":1000,"text":"to be"}""");
        Assert.Single(test.RawOutputs<WordCount>());

        if (what == "crash") test.Crash();
        if (what == "rebalance") test.Rebalance();
        if (what == "finish") test.Finish();
        test.Send<Line>("7", """{"at":1001,"text":"or not"}""");

        Assert.Equal(
            ["""{"author":7,"words":2}""", """{"author":7,"words":4}"""],
            test.RawOutputs<WordCount>().Select(static output => output.Value));
    }

    [Fact]
    public void Several_lanes_and_partitions_work_side_by_side()
    {
        JobTestOptions options = _options with { Partitions = 4, Configure = static job => job.Lanes = 3 };
        using JobTest<WordsJob> test = new(options);
        for (int author = 0; author < 40; author++) test.Send<Line>($"{author}", """{"at":1000,"text":"a b"}""");

        Assert.Equal(40, test.RawOutputs<WordCount>().Count);
        Assert.Equal(4, test.RawOutputs<WordCount>().Select(static output => output.Partition).Distinct().Count());
        Assert.Equal(new Words(2), test.State<Words>(39L));
    }

    [Fact]
    public void A_bad_record_is_told_as_its_operator_would_read_it()
    {
        using JobTest<WordsJob> test = new(_options);
        test.Send<Line>("7", """{"at":1000,"text":"fine"}""");
        test.Send<Line>("7", """{"at":1000,"text":""}""");

        JobFailedException failure = Assert.Throws<JobFailedException>(() => test.RawOutputs<WordCount>());

        Assert.Contains("lines[0]@1", failure.Message);
        Assert.Contains("WordsJob.Count failed: InvalidOperationException: an empty line", failure.Message);
    }

    [Fact]
    public void A_state_that_the_job_does_not_have_is_told_with_those_that_it_has()
    {
        using JobTest<WordsJob> test = new(_options);

        ArgumentException failure = Assert.Throws<ArgumentException>(() => test.State<Words>(7L, name: "Wrods"));

        Assert.Contains("no state named 'Wrods'; it has 'Words'", failure.Message);
    }

    [Fact]
    public void The_clock_comes_to_each_record_and_never_goes_back()
    {
        using JobTest<WordsJob> test = new(_options);
        Assert.Equal(DateTimeOffset.UnixEpoch, test.Now);
        test.Send<Line>("7", """{"at":5000,"text":"a"}""");
        test.Send<Line>("7", """{"at":3000,"text":"b"}""");
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(5), test.Now);
        Assert.Throws<ArgumentOutOfRangeException>(() => test.AdvanceTimeTo(DateTimeOffset.FromUnixTimeSeconds(4)));
    }

    [Fact]
    public void A_crash_is_tried_at_every_call_of_the_clients()
    {
        int runs = 0;

        int crashes = CrashEverywhere.Run<WordsJob>(test =>
        {
            runs++;
            test.Send<Line>("7", """{"at":1000,"text":"to be"}""");
            test.Send<Line>("7", """{"at":1001,"text":"or not"}""");
            Assert.Equal(2, test.RawOutputs<WordCount>().Count);
            Assert.Equal(new Words(4), test.State<Words>(7L));
        }, _options);

        Assert.True(crashes > 50, $"only {crashes} crashes");
        Assert.Equal(crashes + 1, runs);
    }

    [Fact]
    public void With_files_no_crash_changes_state_and_an_output_may_come_again()
    {
        JobTestOptions options = _options with
        {
            Configure = static job =>
            {
                job.Delivery = Delivery.AtLeastOnce;
                (job.CheckpointStore, job.CheckpointFolder) = (CheckpointStore.Files, "checkpoints");
            },
        };

        int crashes = CrashEverywhere.Run<WordsJob>(static test =>
        {
            test.Send<Line>("7", """{"at":1000,"text":"to be"}""");
            test.Send<Line>("7", """{"at":1001,"text":"or not"}""");
            Assert.Equal(
                ["""{"author":7,"words":2}""", """{"author":7,"words":4}"""],
                test.RawOutputs<WordCount>().Select(static output => output.Value).Distinct());
            Assert.Equal(new Words(4), test.State<Words>(7L));
        }, options);

        Assert.True(crashes > 50, $"only {crashes} crashes");
    }

    [Fact]
    public void With_a_local_cache_no_crash_changes_anything()
    {
        JobTestOptions options = _options with { Configure = static job => job.LocalCache = "cache" };

        int crashes = CrashEverywhere.Run<WordsJob>(static test =>
        {
            test.Send<Line>("7", """{"at":1000,"text":"to be"}""");
            test.Send<Line>("7", """{"at":1001,"text":"or not"}""");
            test.Rebalance();
            test.Crash();
            test.Send<Line>("7", """{"at":1002,"text":"to be"}""");
            Assert.Equal(3, test.RawOutputs<WordCount>().Count);
            Assert.Equal(new Words(6), test.State<Words>(7L));
        }, options);

        Assert.True(crashes > 100, $"only {crashes} crashes");
    }

    [Fact]
    public void A_job_that_keeps_what_no_checkpoint_knows_is_found_out()
    {
        CrashTestException failure = Assert.Throws<CrashTestException>(() =>
        {
            CrashEverywhere.Run<ForgetfulJob>(static test =>
            {
                test.Send<Line>("7", """{"at":1000,"text":"to be"}""");
                test.Send<Line>("7", """{"at":1001,"text":"or not"}""");
                Assert.Equal(
                    ["""{"author":7,"words":1}""", """{"author":7,"words":2}"""],
                    test.RawOutputs<WordCount>().Select(static output => output.Value));
            }, new() { Services = new FreshServices() });
        });

        Assert.Contains("The test holds without a crash, but not with one at call ", failure.Message);
    }

    private sealed class Services(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == service.GetType() ? service : null;
    }

    /// <summary>A service for each process, as in production.</summary>
    private sealed class FreshServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Tally) ? new Tally() : null;
    }
}
