namespace Millrace.Runtime.Objects;

/// <summary>
/// The port for whole objects under names, which folders and object stores have in common: there is no renaming, no
/// appending and no changing. Names are parts of letters, digits and <c>- _ . %</c>, with slashes in between. Safe for
/// several threads.
/// </summary>
internal interface IObjectStore
{
    /// <summary>Where it is, for messages.</summary>
    string Place { get; }

    /// <summary>
    /// Creates an object, whole or not at all, unless there is one of that name (S3's <c>If-None-Match: *</c>). It is
    /// durable, and everybody sees it, when this returns.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <returns>False when there is one of that name; it stays as it is.</returns>
    /// <exception cref="ObjectStoreException">It could not be written; whether it is there is not known.</exception>
    bool TryCreate(string name, Action<Stream> write);

    /// <summary>The names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    /// <exception cref="ObjectStoreException">They could not be listed.</exception>
    IReadOnlyList<string> List(string prefix);

    /// <summary>Opens an object, with a stream that knows its length; null when there is none of that name.</summary>
    /// <exception cref="ObjectStoreException">It could not be opened.</exception>
    Stream? OpenRead(string name);

    /// <summary>Removes an object; nothing happens when there is none of that name.</summary>
    /// <exception cref="ObjectStoreException">It could not be removed.</exception>
    void Delete(string name);
}

/// <summary>A store did not do what it was asked for: no room, no permission, or out of reach.</summary>
internal sealed class ObjectStoreException(string message, Exception? cause = null) : Exception(message, cause);
