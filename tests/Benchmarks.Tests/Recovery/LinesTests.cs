using Millrace.Benchmarks.Recovery.Job;

namespace Millrace.Benchmarks.Recovery;

/// <summary>What a life of the job says is what the benchmark hears.</summary>
public sealed class LinesTests
{
    [Fact]
    public void Each_line_is_read_as_what_it_is()
    {
        Restore restore = new(1_000_000, 950, 1200, IsFromCache: true);
        Sample sample = new(12, 90, 30, 25, 140);
        Assert.Equal(restore, Restore.TryRead(restore.Line));
        Assert.Equal(sample, Sample.TryRead(sample.Line));
        Assert.Equal(12.5, Pause.TryRead(Pause.LineOf(12.5)));
        Assert.Null(Sample.TryRead(restore.Line));
        Assert.Null(Restore.TryRead(sample.Line));
        Assert.Null(Pause.TryRead(sample.Line));
    }
}
