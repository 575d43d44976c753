namespace Millrace.Testing.Tests.Schemas;

/// <summary>Event times that are no members, and metadata as a parameter.</summary>
public sealed class TimesTests
{
    [Fact]
    public void A_static_method_says_when_a_record_happened()
    {
        using JobTest<TimesJob> test = new();
        test.Send(new Dated("a", 2001, 32));
        test.Send(new Dated("a", 2001, 32));
        test.Send(new Dated("a", 2001, 33));
        Assert.All(test.Outputs<TimeLine>(), static line => Assert.Contains("dated[0]@", line.Text));
        test.Send(new Dated("a", 2001, 34));
        test.Send(new Dated("a", 2001, 1));
        string[] lines = [.. test.Outputs<TimeLine>().Select(static line => line.Text)];
        Assert.Contains("2001-02-01T00:00 2", lines);
        Assert.Contains("late 2001-01-01 @4", lines);
    }

    [Fact]
    public void A_record_can_have_the_time_of_its_message()
    {
        using JobTest<StampedJob> test = new();
        test.AdvanceTimeTo(new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero));
        test.Send<Stamped>("a", "{}");
        test.Send<Stamped>("a", "{}");
        test.Finish();
        Assert.Equal([new("a", "2001-02-03T04:00 2")], test.Outputs<TimeLine>());
    }

    [Fact]
    public void Metadata_is_that_of_the_record_that_is_handled()
    {
        using JobTest<TimesJob> test = new();
        test.Send(new Dated("a", 2001, 32));
        test.Send(new Dated("a", 2001, 32));
        Assert.Equal(
            ["dated[0]@0 CreateTime", "dated[0]@1 CreateTime"],
            test.Outputs<TimeLine>().Select(static line => line.Text));
    }
}
