using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>
/// What parsing an annotated type gives: a model with nothing wrong, or null; and what is to be said.
/// </summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticRecord> Diagnostics) where T : class
{
    /// <summary>What the type gets in place of the model's part; null where it can have no part.</summary>
    public PlaceholderModel? Placeholder { get; init; }

    /// <summary>Where the type's attribute is written, for what is said of the type later.</summary>
    public SourcePlace Place { get; init; }
}
