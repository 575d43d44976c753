namespace Millrace.SchemaRegistry;

/// <summary>The registry's answer to whether a schema may become the next version of a subject.</summary>
/// <param name="IsCompatible">True when it may.</param>
/// <param name="Messages">Why not, in the registry's own words; empty when it may, or when it does not say.</param>
public sealed record Compatibility(bool IsCompatible, IReadOnlyList<string> Messages);
