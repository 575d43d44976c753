namespace Millrace.Generators.Jobs.Models;

/// <summary>A state that the job keeps per key.</summary>
/// <param name="Name">The name it is kept under: its type's, or that of the window's method.</param>
/// <param name="Key">The key of the record that it is kept by.</param>
/// <param name="Type">The type of its values.</param>
internal sealed record StateModel(string Name, KeyModel Key, string Type);

/// <summary>The message key of an input.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Codec">The type that lays it out in bytes.</param>
/// <param name="Member">The record's member that holds it.</param>
internal sealed record KeyModel(string Type, string Codec, string Member);
