using Millrace.Generators.Common;

namespace Millrace.Generators.Records.Models;

/// <summary>The user's type that a generated part is added to.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The declarations around it, outermost first: <c>class Airports</c>.</param>
/// <param name="Keyword">How it is declared: <c>record struct</c>.</param>
/// <param name="Name">Its name, as C# writes it.</param>
/// <param name="HintName">The generated file's name, without its ending.</param>
internal sealed record PartialType(
    string Namespace, EquatableArray<string> Containers, string Keyword, string Name, string HintName);
