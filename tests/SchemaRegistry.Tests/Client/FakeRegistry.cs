using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Millrace.SchemaRegistry.Tests.Client;

/// <summary>A registry of few words: each request is answered by the test, and kept.</summary>
internal sealed class FakeRegistry(Func<HttpRequestMessage, string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Url = "http://registry.test:8081";

    /// <summary>What was asked: verb, address, and what was sent.</summary>
    public List<string> Requests { get; } = [];

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Answers with bodies in their order, each with status 200; after the last one with 500.</summary>
    public static FakeRegistry Saying(params string[] bodies)
    {
        Queue<string> rest = new(bodies);
        return new((_, _) => rest.TryDequeue(out string? body) ? Ok(body) : Status(500, 50001, "nothing more to say"));
    }

    public static HttpResponseMessage Ok(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    public static HttpResponseMessage Status(int status, int code, string message) => new((HttpStatusCode)status)
    {
        Content = new StringContent($$"""{"error_code":{{code}},"message":"{{message}}"}"""),
    };

    public SchemaRegistryClient CreateClient(Action<SchemaRegistryOptions>? configure = null)
    {
        SchemaRegistryOptions options = new() { Urls = Url };
        configure?.Invoke(options);
        return new(options, _ => this, Time);
    }

    /// <summary>
    /// Lets the clock run, much faster than it would, until the task has ended. How far it gets while others work is
    /// left to the machine.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
        }
        return await task;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content == null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add($"{request.Method} {request.RequestUri} {body}".TrimEnd());
        return answer(request, body);
    }
}
