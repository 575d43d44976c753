using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>
/// What stands before a registry in production: it asks for a client's certificate, encrypts, and lets no request in
/// whose connection does not begin with the right user.
/// </summary>
internal sealed class SecureProxy : IAsyncDisposable
{
    public const string User = "millrace", Password = "pässword";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Certificates _certificates;
    private readonly Uri _target;
    private readonly Task _serving;

    public SecureProxy(string target, Certificates certificates)
    {
        (_target, _certificates) = (new(target), certificates);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{_target.AbsolutePath}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using TcpClient _ = client;
            await using SslStream secure = new(client.GetStream());
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = _certificates.Server,
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.Issuer == _certificates.Authority.Subject,
            }, _stop.Token);
            byte[] head = await ReadHeadAsync(secure);
            if (IsAllowed(head)) await RelayAsync(secure, head);
            else await secure.WriteAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
        catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException)
        {
            // The client's side sees why, and is what the tests look at.
        }
    }

    private static bool IsAllowed(byte[] head)
    {
        string expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));
        return Encoding.Latin1.GetString(head).Contains($"Authorization: Basic {expected}\r\n");
    }

    private async Task<byte[]> ReadHeadAsync(Stream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        int length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            if (read == 0) throw new IOException("closed");
            length += read;
        }
        return buffer[..length];
    }

    private async Task RelayAsync(Stream secure, byte[] head)
    {
        using TcpClient target = new();
        await target.ConnectAsync(_target.Host, _target.Port, _stop.Token);
        await using NetworkStream plain = target.GetStream();
        await plain.WriteAsync(head, _stop.Token);
        await Task.WhenAny(secure.CopyToAsync(plain, _stop.Token), plain.CopyToAsync(secure, _stop.Token));
    }
}
