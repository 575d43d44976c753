using System.Net;
using System.Net.Sockets;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>An address that refuses connections until it is started, and then leads to the registry.</summary>
internal sealed class PlainRelay : IAsyncDisposable
{
    private readonly Socket _reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private Task _serving = Task.CompletedTask;

    public PlainRelay(string target)
    {
        _target = new(target);
        _reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_reserved.LocalEndPoint!).Port}{_target.AbsolutePath}";

    public void Start()
    {
        _reserved.Listen();
        _serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _reserved.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true) connections.Add(RelayAsync(await _reserved.AcceptAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(Socket accepted)
    {
        try
        {
            await using NetworkStream client = new(accepted, ownsSocket: true);
            using TcpClient target = new();
            await target.ConnectAsync(_target.Host, _target.Port, _stop.Token);
            await using NetworkStream server = target.GetStream();
            await Task.WhenAny(client.CopyToAsync(server, _stop.Token), server.CopyToAsync(client, _stop.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client's side sees why.
        }
    }
}
