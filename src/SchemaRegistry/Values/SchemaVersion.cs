namespace Millrace.SchemaRegistry;

/// <summary>A version of a subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Id">The id that records of this schema carry; one for the whole registry.</param>
/// <param name="Schema">The schema.</param>
public sealed record SchemaVersion(string Subject, int Version, int Id, Schema Schema);
