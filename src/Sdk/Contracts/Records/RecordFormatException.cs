namespace Millrace.Contracts;

/// <summary>The bytes of a key, value or state are not what their type says.</summary>
public sealed class RecordFormatException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">
    /// What is wrong, without the place, for example <c>expected an integer, found "abc"</c>.
    /// </param>
    /// <param name="path">
    /// The member, as a JSON path (<c>$.legs[2].origin</c>), or <c>key</c> for the message key.
    /// </param>
    /// <param name="inner">What was thrown below, if anything.</param>
    public RecordFormatException(string reason, string path = "$", Exception? inner = null)
        : base($"{path}: {reason}", inner) => (Reason, Path) = (reason, path);

    /// <summary>The member, as a JSON path, or <c>key</c>.</summary>
    public string Path { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }
}
