namespace Millrace.Generators.Jobs.Models;

/// <summary>A call of a user's method, and what becomes of the value it returns.</summary>
/// <param name="Method">The method, as C# writes it.</param>
/// <param name="Output">The type of the record that goes out; null when the method returns nothing.</param>
/// <param name="IsOptional">True when the method may return null, for nothing to go out.</param>
internal sealed record CallModel(string Method, string? Output, bool IsOptional);
