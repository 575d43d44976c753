using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// What one Kafka client says. Much of it the client mends by itself and repeats until then, several times a second; so
/// an error of a kind is a warning once in a while, and debug output otherwise. Called by the thread that writes the
/// clients' logs, and with errors by the client's owner.
/// </summary>
internal sealed class ClientLog(
    ILogger logger, string client, TimeProvider time, Action<string>? onUnreachable = null)
{
    /// <summary>The facility under which librdkafka logs that a broker cannot be reached.</summary>
    private const string Unreachable = "FAIL";

    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _saidAt = [];

    public void Write(LogMessage message)
    {
        if (message.Facility == Unreachable) onUnreachable?.Invoke(message.Message);
        if (message.Level <= SyslogLevel.Error) Warn(message.Facility, message.Message);
        else logger.ClientDebug(client, message.Message);
    }

    public void Write(Error error) => Warn(error.Code.ToString(), error.Reason);

    private void Warn(string kind, string message)
    {
        long now = time.GetTimestamp();
        bool isNews = !_saidAt.TryGetValue(kind, out long saidAt) || time.GetElapsedTime(saidAt, now) >= _quiet;
        if (isNews) _saidAt[kind] = now;
        if (isNews) logger.ClientWarning(client, message);
        else logger.ClientDebug(client, message);
    }
}
