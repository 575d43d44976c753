using System.Collections.Concurrent;

namespace Millrace.Runtime.Kafka;

/// <summary>
/// Clients that did not come out of a call. Their threads go on and use what they were given, call-backs into managed
/// code among it, so nothing of such a client is freed or collected before the process ends.
/// </summary>
internal static class LeftBehind
{
    private static readonly ConcurrentBag<object> _clients = [];

    public static void Keep(object client) => _clients.Add(client);
}
