namespace Millrace.Generators.Records.Models;

/// <summary>A schema that stands beside the type that it is for, with nothing wrong.</summary>
/// <param name="Type">The user's class that becomes the schema.</param>
/// <param name="Format">How values are laid out.</param>
/// <param name="Codec">What reads and writes them.</param>
internal sealed record SideModel(PartialType Type, RecordFormat Format, CodecModel Codec);
