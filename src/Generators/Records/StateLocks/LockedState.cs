using Millrace.Generators.Common;

namespace Millrace.Generators.Records.StateLocks;

/// <summary>What the lock knows of one state, and what today's code says of it.</summary>
/// <param name="Type">The type with its namespace.</param>
/// <param name="Version">Its version.</param>
/// <param name="Shape">Names and types of its members, as checkpoints keep them.</param>
internal sealed record LockedState(string Type, int Version, string Shape);

/// <summary>A state of today's code.</summary>
/// <param name="State">What would be locked; null for one with errors, which are reported elsewhere.</param>
/// <param name="Place">Where its version is, or would be, written.</param>
internal sealed record DeclaredState(LockedState? State, SourcePlace Place);
