using System.Collections.Concurrent;
using Confluent.Kafka;

namespace Millrace.Runtime.Telemetry;

/// <summary>
/// Carries the log lines of Kafka clients from their threads to one of ours, where loggers may run. librdkafka's
/// threads block all signals, and .NET needs one: a null reference there, even one that is caught, ends the process
/// without a word, and threads that the pool starts from there inherit the same. Any thread posts; lines are written
/// in their order by this class's own thread, which must be started before the first client.
/// </summary>
internal sealed class ClientLogThread : IDisposable
{
    /// <summary>A client that says more than loggers can take waits for them, as it would without this class.</summary>
    private const int LinesMax = 1024;

    private static readonly TimeSpan _disposeTimeout = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<(ClientLog Log, LogMessage Line)> _lines = new(LinesMax);
    private readonly Thread _thread;

    public ClientLogThread()
    {
        _thread = new(Write) { IsBackground = true, Name = "Kafka client log" };
        _thread.Start();
    }

    /// <summary>Has the line written; does as little as it can on the client's thread.</summary>
    public void Post(ClientLog log, LogMessage line) => _lines.Add((log, line));

    /// <summary>Writes what has been posted, unless loggers hang. All clients must be gone.</summary>
    public void Dispose()
    {
        _lines.CompleteAdding();
        if (_thread.Join(_disposeTimeout)) _lines.Dispose();
    }

    private void Write()
    {
        foreach ((ClientLog log, LogMessage line) in _lines.GetConsumingEnumerable())
        {
            try
            {
                log.Write(line);
            }
            catch (Exception)
            {
                // A logger's failure is not the job's, and there is nobody left to tell.
            }
        }
    }
}
