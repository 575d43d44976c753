using Millrace.Brokers;
using Millrace.Kafka.Running;

namespace Millrace.Kafka;

/// <summary>The sample's command line.</summary>
public sealed class UsageTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Help_lists_the_switches()
    {
        await using JobProcess sample = Sample.Start(["--help"]);

        Assert.Equal(0, await sample.ExitAsync(_deadline));
        Assert.All(
            ["--bootstrap-servers HOST:PORT", "--load", "--follow", "--json"],
            part => Assert.Contains(part, sample.Output));
    }

    [Theory]
    [InlineData("unknown switch '--frobnicate'", "--frobnicate")]
    [InlineData("unknown switch 'localhost:9092'", "localhost:9092")]
    [InlineData("--bootstrap-servers needs a value: HOST:PORT", "--bootstrap-servers")]
    public async Task A_wrong_switch_is_refused_in_words(string words, params string[] switches)
    {
        await using JobProcess sample = Sample.Start(switches);

        Assert.Equal(2, await sample.ExitAsync(_deadline));
        Assert.Contains(words, sample.Log);
    }
}
