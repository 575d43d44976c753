using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>What parsing a job gives: a model, or what is wrong with it.</summary>
internal sealed record JobParseResult(JobModel? Model, EquatableArray<DiagnosticRecord> Diagnostics)
{
    /// <summary>What the job gets in place of its wiring; null where it can have no second part.</summary>
    public PlaceholderModel? Placeholder { get; init; }

    public static readonly JobParseResult Nothing = new(null, default);
}
