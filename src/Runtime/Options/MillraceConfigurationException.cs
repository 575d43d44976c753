namespace Millrace;

/// <summary>
/// The host's settings cannot work. Thrown when the host starts, before any client is made, with every problem.
/// </summary>
public sealed class MillraceConfigurationException(IReadOnlyList<string> problems)
    : Exception("Millrace cannot start:" + string.Concat(problems.Select(static problem => "\n  - " + problem)))
{
    /// <summary>What is wrong, one sentence each, with the setting to change.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
