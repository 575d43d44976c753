using System.Globalization;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Checkpointing.Savepoints;

/// <summary>
/// The savepoints of a job in a folder that all its processes see: those that are there, and those that somebody wants.
/// Wanting one is an object, too, so that a person or a script can do it by creating a file. Safe for several threads.
/// </summary>
internal sealed class SavepointFolder(IObjectStore store, string group)
{
    private const string Requests = "_requests/";

    private readonly string _prefix = ObjectName.Of(group) + "/";

    /// <summary>The names of savepoints that are wanted and not complete.</summary>
    public IReadOnlyList<string> Requested() =>
        [.. store.List(_prefix + Requests).Select(name => name[(_prefix.Length + Requests.Length)..]).Where(IsName)];

    public void Request(string name) => store.TryCreate(_prefix + Requests + name, static _ => { });

    public void EndRequest(string name) => store.Delete(_prefix + Requests + name);

    public SavepointFiles Open(string name) => new(store, _prefix + name + "/");

    /// <summary>Where a savepoint is, for messages.</summary>
    public string PlaceOf(string name) => $"{_prefix}{name} in {store.Place}";

    /// <summary>The name of a savepoint that nobody has given one.</summary>
    public static string NameAt(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);

    /// <summary>True for what a savepoint may be called: letters, digits, <c>-</c>, <c>_</c> and <c>.</c></summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 100
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
