using Millrace.Benchmarks.Compare.Engines;

namespace Millrace.Benchmarks.Compare.Measuring;

/// <summary>All measurements of a query, and what the check of its outputs has found.</summary>
internal sealed record QueryResult(
    Query Query, IReadOnlyList<Measurement> Measurements, IReadOnlyList<string> Findings)
{
    /// <summary>The variant's measurement; null when the query has none of that kind.</summary>
    public Measurement? Find(VariantKind kind) =>
        Measurements.SingleOrDefault(measurement => measurement.Variant.Kind == kind);
}
