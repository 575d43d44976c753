using System.Net;
using System.Net.Sockets;

namespace Millrace.Faults.Proxy;

/// <summary>
/// Stands before the brokers of a cluster, on the loopback interface, a port for each node. Clients that start from it
/// come back to it: in responses the brokers' ports are replaced by its own. Each frame waits for its fate, in order,
/// so a frame whose fate is not decided holds its direction of its connection up.
/// </summary>
internal sealed class KafkaProxy : IAsyncDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _accepting = [];
    private readonly Dictionary<int, int> _ports = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile Func<KafkaFrame, Task<Fate>> _judge = Pass;

    /// <param name="bootstrapServers">The addresses of all nodes, in their order.</param>
    public KafkaProxy(string bootstrapServers)
    {
        foreach (int port in bootstrapServers.Split(',').Select(address => int.Parse(address.Split(':')[1])))
        {
            TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            _listeners.Add(listener);
            _ports[port] = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        foreach ((int index, (int port, _)) in _ports.Index())
            _accepting.Add(AcceptAsync(_listeners[index], index + 1, port));
    }

    /// <summary>Where clients start from.</summary>
    public string BootstrapServers => string.Join(',', _ports.Values.Select(port => $"127.0.0.1:{port}"));

    /// <summary>Decides the fate of each frame from now on; called from many connections at once.</summary>
    public void Judge(Func<KafkaFrame, Task<Fate>> judge) => _judge = judge;

    /// <summary>Everything passes again.</summary>
    public void PassAll() => _judge = Pass;

    public async ValueTask DisposeAsync()
    {
        PassAll();
        await _stop.CancelAsync();
        foreach (TcpListener listener in _listeners) listener.Dispose();
        await Task.WhenAll(_accepting);
        _stop.Dispose();
    }

    private static Task<Fate> Pass(KafkaFrame frame) => Task.FromResult(Fate.Pass);

    private async Task AcceptAsync(TcpListener listener, int node, int port)
    {
        List<Task> connections = [];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket client = await listener.AcceptSocketAsync(_stop.Token);
                connections.Add(ServeAsync(client, node, port));
                connections.RemoveAll(connection => connection.IsCompleted);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException)
            {
            }
        }
        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket client, int node, int port)
    {
        using Socket broker = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        using (client)
        {
            try
            {
                await broker.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
                using ProxyConnection connection = new(client, broker, node, _ports, frame => _judge(frame));
                await connection.RunAsync(_stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException)
            {
                // The broker is away: the client sees its connection end.
            }
        }
    }
}
