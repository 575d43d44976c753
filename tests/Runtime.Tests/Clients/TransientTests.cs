using Confluent.Kafka;
using Millrace.Runtime.Clients;

namespace Millrace.Runtime.Tests.Clients;

public sealed class TransientTests
{
    [Theory]
    [InlineData(ErrorCode.OffsetNotAvailable)] // a leader that was just elected
    [InlineData(ErrorCode.LeaderNotAvailable)]
    [InlineData(ErrorCode.UnknownTopicOrPart)]
    [InlineData(ErrorCode.NotCoordinatorForGroup)]
    public void What_passes_is_asked_again(ErrorCode code)
    {
        int asked = 0;
        Assert.Equal(3, Transient.Retry(TimeSpan.FromSeconds(30), () => ++asked < 3 ? throw Failure(code) : asked));
    }

    [Fact]
    public void What_does_not_pass_is_told_at_once()
    {
        int asked = 0;
        Assert.Throws<KafkaException>(() => Transient.Retry<int>(
            TimeSpan.FromSeconds(30), () => ++asked > 0 ? throw Failure(ErrorCode.TopicAuthorizationFailed) : 0));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void It_ends_with_the_last_answer_when_the_time_is_up()
    {
        var failure = Assert.Throws<KafkaException>(() => Transient.Retry<int>(
            TimeSpan.Zero, static () => throw Failure(ErrorCode.LeaderNotAvailable)));
        Assert.Equal(ErrorCode.LeaderNotAvailable, failure.Error.Code);
    }

    private static KafkaException Failure(ErrorCode code) => new(new Error(code));
}
