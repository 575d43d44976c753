using System.Net;
using System.Security.Authentication;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Tests.Client;

/// <summary>What passes is waited for, what does not is said at once and in words.</summary>
public sealed class FailureTests
{
    private const string Schema = """{"schema":"\"string\""}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_address_is_asked_and_stays_the_one()
    {
        FakeRegistry registry = new((request, _) => request.RequestUri!.Host == "a"
            ? throw new HttpRequestException("connection refused")
            : FakeRegistry.Ok(Schema));
        using SchemaRegistryClient client =
            registry.CreateClient(options => options.Urls = "http://a, https://b/base/");

        await registry.RunAsync(client.FindAsync(1, Cancel));
        await registry.RunAsync(client.FindAsync(2, Cancel));

        Assert.Equal(
            ["GET http://a/schemas/ids/1", "GET https://b/base/schemas/ids/1", "GET https://b/base/schemas/ids/2"],
            registry.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task An_answer_that_may_pass_is_asked_for_again(int status)
    {
        int asked = 0;
        FakeRegistry registry = new((_, _) =>
            ++asked < 4 ? FakeRegistry.Status(status, 50001, "later") : FakeRegistry.Ok(Schema));
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.NotNull(await registry.RunAsync(client.FindAsync(1, Cancel)));
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task Until_the_deadline_and_not_longer()
    {
        FakeRegistry registry = new((_, _) => throw new HttpRequestException("connection refused"));
        using SchemaRegistryClient client = registry.CreateClient();

        SchemaUnavailableException error = await Assert.ThrowsAsync<SchemaUnavailableException>(
            () => registry.RunAsync(client.FindAsync(7, Cancel)));

        Assert.InRange(registry.Requests.Count, 2, 8); // At 0, 0.1, 0.3, 0.7, 1.5, 3.1, 5.1 and 7.1 s.
        Assert.Contains("look up schema id 7 within 8 s", error.Message);
        Assert.Contains("connection refused", error.Message);
        Assert.Contains(FakeRegistry.Url, error.Message);
    }

    [Fact]
    public async Task A_registry_that_is_silent_is_left()
    {
        FakeRegistry registry = new((_, _) => FakeRegistry.Ok(Schema));
        SilentHandler silent = new();
        using SchemaRegistryClient client =
            new(new() { Urls = FakeRegistry.Url }, _ => silent, registry.Time);

        SchemaUnavailableException error = await Assert.ThrowsAsync<SchemaUnavailableException>(
            () => registry.RunAsync(client.FindAsync(7, Cancel)));

        Assert.Contains("no answer within", error.Message);
        Assert.InRange(silent.Requests, 1, 3);
    }

    [Fact]
    public async Task Who_cancels_stops_waiting()
    {
        using SchemaRegistryClient client =
            new(new() { Urls = FakeRegistry.Url }, _ => new SilentHandler(), TimeProvider.System);
        using CancellationTokenSource cancel = new();

        Task<Schema?> waiting = client.FindAsync(7, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(401, 401, "Unauthorized", "User and Password")]
    [InlineData(403, 403, "Forbidden", "lacks the right")]
    [InlineData(409, 409, "READER_FIELD_MISSING_DEFAULT_VALUE", "a new field needs a default")]
    [InlineData(422, 42201, "Invalid schema", "Mend the schema")]
    public async Task A_refusal_says_what_the_registry_said_and_what_to_do(
        int status, int code, string message, string advice)
    {
        FakeRegistry registry = new((_, _) => FakeRegistry.Status(status, code, message));
        using SchemaRegistryClient client = registry.CreateClient();

        SchemaRegistryException error = await Assert.ThrowsAsync<SchemaRegistryException>(
            () => client.RegisterAsync("orders-value", new(SchemaType.Avro, "\"string\""), false, Cancel));

        Assert.Single(registry.Requests);
        Assert.Equal(((HttpStatusCode)status, code), (error.Status, error.ErrorCode));
        Assert.Contains("register the schema of subject 'orders-value'", error.Message);
        Assert.Contains(message, error.Message);
        Assert.Contains(advice, error.Message);
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("null")]
    public async Task Who_speaks_otherwise_is_no_registry(string body)
    {
        using SchemaRegistryClient client = FakeRegistry.Saying(body).CreateClient();

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(7, Cancel));

        Assert.Contains("is no schema registry", error.Message);
        Assert.Contains("Urls", error.Message);
    }

    [Fact]
    public async Task A_wrong_path_is_no_unknown_id()
    {
        FakeRegistry registry = new((_, _) => FakeRegistry.Status(404, 0, "Could not find resource"));
        using SchemaRegistryClient client = registry.CreateClient();

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(7, Cancel));

        Assert.Contains("Check the path in Millrace:SchemaRegistry:Urls", error.Message);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        FakeRegistry registry = new((_, _) => new(HttpStatusCode.Found));
        using SchemaRegistryClient client = registry.CreateClient();

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(7, Cancel));

        Assert.Contains("It answers from another place", error.Message);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_not_waited_for()
    {
        FakeRegistry registry = new((_, _) => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError, "SSL", new AuthenticationException("UntrustedRoot")));
        using SchemaRegistryClient client = registry.CreateClient(options => options.Urls = "https://a");

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(7, Cancel));

        Assert.Contains("UntrustedRoot", error.Message);
        Assert.Contains("CaFile", error.Message);
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new();
        }
    }
}
