namespace Millrace;

/// <summary>
/// A tombstone: a message with the key of a <typeparamref name="TRecord"/> and a null value, which says that there is
/// no such record any more; compacted topics forget the key. A handler takes it in place of the record, or returns it
/// in place of one, to write one.
/// </summary>
/// <typeparam name="TRecord">A record with a <see cref="MessageKeyAttribute"/>.</typeparam>
/// <typeparam name="TKey">The type of its key; of several members, their tuple.</typeparam>
/// <param name="Key">The message key.</param>
public readonly record struct Deleted<TRecord, TKey>(TKey Key);
