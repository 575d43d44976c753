using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Millrace.Runtime.Tests.Telemetry;

/// <summary>The tables of docs/operations/metrics.md are those of the instruments.</summary>
public partial class DocumentedMetricsTests
{
    private static readonly string _root = typeof(DocumentedMetricsTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(static data => data.Key == "MillraceRoot").Value!;

    [Fact]
    public void Every_instrument_is_there_with_its_kind_and_unit()
    {
        using CollectedMetrics metrics = new();
        string page = File.ReadAllText(Path.Combine(_root, "docs/operations/metrics.md"));

        Assert.Equal(
            metrics.Instruments.Select(static one => $"{one.Name}: {KindOf(one)}, {one.Unit}").Order(),
            Row().Matches(page).Select(static row =>
                $"{row.Groups["name"].Value}: {row.Groups["kind"].Value}, {row.Groups["unit"].Value}").Order());
    }

    [Fact]
    public void Every_instrument_says_what_it_is()
    {
        using CollectedMetrics metrics = new();
        Assert.All(metrics.Instruments, static one => Assert.False(string.IsNullOrEmpty(one.Description), one.Name));
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<long> or Histogram<double> => "histogram",
        ObservableGauge<int> or ObservableGauge<long> or ObservableGauge<double> => "gauge",
        ObservableUpDownCounter<int> => "up-down counter",
        _ => instrument.GetType().Name,
    };

    [GeneratedRegex(
        @"^\| `(?<name>millrace\.[a-z._]+)` \| (?<kind>[a-z -]+) \| `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
