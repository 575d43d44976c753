using Millrace.Benchmarks.Compare.Engines;

namespace Millrace.Benchmarks.Compare;

public sealed class EngineReportTests
{
    private const string Line =
        """{"engine":"e","records":10,"recordsPerSecond":5,"cpuSecondsPerMillion":0.5,"peakRssMiB":7""";

    private static readonly Engine _loop = new() { Name = "loop", File = "loop" };
    private static readonly Engine _jit = new() { Name = "jit", File = "jit", Runtime = "JIT" };

    [Fact]
    public void What_is_not_measured_is_null()
    {
        EngineReport report = EngineReport.Parse(_loop, Line + "}", 10);

        Assert.Equal((5, 0.5, 7), (report.RecordsPerSecond, report.CpuSecondsPerMillion, report.PeakRssMiB));
        Assert.Null(report.AllocatedPerRecord);
        Assert.Null(report.CheckpointPauseMsP99);
    }

    [Theory]
    [InlineData(""", "allocatedMiB":20}""", 2097152.0)]
    [InlineData(""", "allocatedBytesPerRecord":20}""", 20.0)]
    public void Allocation_is_told_in_two_ways(string rest, double bytesPerRecord) =>
        Assert.Equal(bytesPerRecord, EngineReport.Parse(_loop, Line + rest, 10).AllocatedPerRecord);

    [Theory]
    [InlineData("usage: engine", "did not end with a line of JSON")]
    [InlineData(Line + "}", "another binary was measured")]
    [InlineData(Line + ",\"runtime\":\"AOT\"}", "another binary was measured")]
    public void What_an_engine_should_not_say_is_refused(string line, string expected) =>
        Assert.Contains(
            expected, Assert.Throws<BenchmarkException>(() => EngineReport.Parse(_jit, line, 10)).Message);

    [Fact]
    public void All_records_must_have_been_read() =>
        Assert.Contains(
            "10 of 11 records",
            Assert.Throws<BenchmarkException>(() => EngineReport.Parse(_loop, Line + "}", 11)).Message);
}
