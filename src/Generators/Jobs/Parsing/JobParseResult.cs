using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>What parsing a job gives: a model, or what is wrong with it.</summary>
internal sealed record JobParseResult(JobModel? Model, EquatableArray<DiagnosticRecord> Diagnostics)
{
    public static readonly JobParseResult Nothing = new(null, default);
}
