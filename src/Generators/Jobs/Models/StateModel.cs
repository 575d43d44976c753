using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Models;

/// <summary>A state that the job keeps per key.</summary>
/// <param name="Name">The name it is kept under: its type's, or that of the window's method.</param>
/// <param name="Key">The key of the record that it is kept by.</param>
/// <param name="Type">The type of its values.</param>
internal sealed record StateModel(string Name, MessageKey Key, string Type);
