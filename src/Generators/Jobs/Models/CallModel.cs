using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Models;

/// <summary>A call of a user's method, and what becomes of the value it returns.</summary>
/// <param name="Method">The method, as C# writes it.</param>
/// <param name="Output">What goes out; null when the method returns nothing.</param>
/// <param name="IsOptional">True when the method may return null, for nothing to go out.</param>
internal sealed record CallModel(string Method, OutputModel? Output, bool IsOptional);

/// <summary>What goes out to a sink: its records, or tombstones.</summary>
/// <param name="Type">The type that the method returns, without null.</param>
/// <param name="Sink">The type of the sink's records.</param>
/// <param name="Tombstone">The key of the tombstones; null for records.</param>
internal sealed record OutputModel(string Type, string Sink, MessageKey? Tombstone);
