namespace Millrace;

/// <summary>
/// A window of one key: event times from <see cref="Start"/> (inclusive) to <see cref="End"/> (exclusive).
/// </summary>
/// <typeparam name="TKey">The type of the message key.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="Start">The first instant that belongs to the window, UTC.</param>
/// <param name="End">The first instant after it, UTC.</param>
public readonly record struct Window<TKey>(TKey Key, DateTimeOffset Start, DateTimeOffset End);
