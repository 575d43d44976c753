using Millrace.Generators.Common;

namespace Millrace.Generators.Jobs.Models;

/// <summary>Where the other part of the job's class is declared.</summary>
/// <param name="Name">The class, as C# writes it.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The declarations around it, outermost first: <c>class Jobs</c>.</param>
/// <param name="HintName">The generated file's name.</param>
internal sealed record JobTypeModel(string Name, string Namespace, EquatableArray<string> Containers, string HintName);
