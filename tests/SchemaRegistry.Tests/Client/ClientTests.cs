using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Tests.Client;

/// <summary>Requests and answers are those that the interface documents.</summary>
public sealed class ClientTests
{
    private static readonly Schema _avro = new(SchemaType.Avro, "\"string\"");
    private static readonly Schema _proto =
        new(SchemaType.Protobuf, "message A {}") { References = [new("b.proto", "b", 2)] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_id_is_asked_for_once()
    {
        FakeRegistry registry = FakeRegistry.Saying("""{"schema":"\"string\""}""");
        using SchemaRegistryClient client = registry.CreateClient();

        Schema? first = await client.FindAsync(7, Cancel), second = await client.FindAsync(7, Cancel);

        Assert.Equal(_avro, first);
        Assert.Same(first, second);
        Assert.Equal([$"GET {FakeRegistry.Url}/schemas/ids/7"], registry.Requests);
    }

    [Fact]
    public async Task Threads_that_ask_at_the_same_time_share_the_question()
    {
        using SemaphoreSlim release = new(0);
        FakeRegistry registry = new((_, _) =>
        {
            release.Wait(Cancel);
            return FakeRegistry.Ok("""{"schema":"\"string\""}""");
        });
        using SchemaRegistryClient client = registry.CreateClient();

        Task<Schema?>[] askers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => client.FindAsync(7, Cancel)))];
        release.Release(4);
        await Task.WhenAll(askers);

        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task A_language_and_references_come_back()
    {
        FakeRegistry registry = FakeRegistry.Saying("""
            {"schema":"message A {}","schemaType":"PROTOBUF",
             "references":[{"name":"b.proto","subject":"b","version":2}],"unheard":{"of":1}}
            """);
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.Equal(_proto, await client.FindAsync(7, Cancel));
    }

    [Fact]
    public async Task A_schema_is_registered_once_and_its_id_known_then()
    {
        FakeRegistry registry = FakeRegistry.Saying("""{"id":9}""");
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.Equal(9, await client.RegisterAsync("a-value", _avro, normalize: false, Cancel));
        Assert.Equal(9, await client.RegisterAsync("a-value", new(SchemaType.Avro, "\"string\""), false, Cancel));
        Assert.Equal(_avro, await client.FindAsync(9, Cancel));

        Assert.Equal([$$"""POST {{FakeRegistry.Url}}/subjects/a-value/versions {"schema":"\u0022string\u0022"}"""],
            registry.Requests);
    }

    [Fact]
    public async Task What_is_not_plain_Avro_is_said_and_names_are_escaped()
    {
        FakeRegistry registry = FakeRegistry.Saying("""{"id":9}""");
        using SchemaRegistryClient client = registry.CreateClient();

        await client.RegisterAsync("a/b.proto", _proto, normalize: true, Cancel);

        Assert.Equal($$"""
            POST {{FakeRegistry.Url}}/subjects/a%2Fb.proto/versions?normalize=true \
            {"schema":"message A {}","schemaType":"PROTOBUF",\
            "references":[{"name":"b.proto","subject":"b","version":2}]}
            """.Replace("\\\n", ""), Assert.Single(registry.Requests));
    }

    [Fact]
    public async Task Versions_are_looked_up()
    {
        const string Version = """{"subject":"a","version":3,"id":9,"schema":"\"string\"","schemaType":"AVRO"}""";
        FakeRegistry registry = FakeRegistry.Saying(Version, Version, "[1,3]", Version);
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.Equal(new("a", 3, 9, _avro), await client.FindLatestAsync("a", Cancel));
        Assert.Equal(new("a", 3, 9, _avro), await client.LookUpAsync("a", _avro, normalize: false, Cancel));
        Assert.Equal([1, 3], await client.GetVersionsAsync("a", Cancel));
        Assert.Equal(new("a", 3, 9, _avro), await client.GetVersionAsync("a", 3, Cancel));
        Assert.Equal(_avro, await client.FindAsync(9, Cancel));

        Assert.Equal(
            ["subjects/a/versions/latest", "subjects/a", "subjects/a/versions", "subjects/a/versions/3"],
            registry.Requests.Select(one => one.Split(' ')[1][(FakeRegistry.Url.Length + 1)..]));
    }

    [Theory]
    [InlineData("""{"is_compatible":false,"messages":["a","b"]}""", "a b")]
    [InlineData("""{"is_compatible":false,"reason":"c"}""", "c")]
    [InlineData("""{"is_compatible":false}""", "")]
    public async Task Compatibility_is_told_in_the_registry_s_words(string answer, string words)
    {
        FakeRegistry registry = FakeRegistry.Saying(answer);
        using SchemaRegistryClient client = registry.CreateClient();

        Compatibility compatibility = await client.CheckCompatibilityAsync("a", _avro, Cancel);

        Assert.False(compatibility.IsCompatible);
        Assert.Equal(words, string.Join(' ', compatibility.Messages));
        Assert.Contains("/compatibility/subjects/a/versions/latest?verbose=true", Assert.Single(registry.Requests));
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_empty()
    {
        FakeRegistry registry = new((request, _) => FakeRegistry.Status(
            404, request.RequestUri!.AbsolutePath.Contains("ids") ? 40403 : 40401, "not found"));
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.Null(await client.FindAsync(7, Cancel));
        Assert.Null(await client.FindLatestAsync("a", Cancel));
        Assert.Null(await client.LookUpAsync("a", _avro, normalize: false, Cancel));
        Assert.Empty(await client.GetVersionsAsync("a", Cancel));
        Assert.True((await client.CheckCompatibilityAsync("a", _avro, Cancel)).IsCompatible);
    }

    [Fact]
    public async Task An_unknown_id_is_asked_for_again_later()
    {
        bool isRegistered = false;
        FakeRegistry registry = new((_, _) => isRegistered
            ? FakeRegistry.Ok("""{"schema":"\"string\""}""")
            : FakeRegistry.Status(404, 40403, "Schema not found"));
        using SchemaRegistryClient client = registry.CreateClient();

        Assert.Null(await client.FindAsync(7, Cancel));
        isRegistered = true;
        Assert.Null(await client.FindAsync(7, Cancel));
        Assert.Single(registry.Requests);
        registry.Time.Advance(client.Options.UnknownIdTime);

        Assert.Equal(_avro, await client.FindAsync(7, Cancel));
        Assert.Equal(2, registry.Requests.Count);
    }

    [Fact]
    public async Task A_failed_question_is_asked_again()
    {
        bool isUp = false;
        FakeRegistry registry = new((_, _) => isUp
            ? FakeRegistry.Ok("""{"id":9}""")
            : FakeRegistry.Status(401, 401, "Unauthorized"));
        using SchemaRegistryClient client = registry.CreateClient();

        await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync("a", _avro, false, Cancel));
        isUp = true;

        Assert.Equal(9, await client.RegisterAsync("a", _avro, false, Cancel));
    }

    [Fact]
    public async Task Basic_authentication_is_sent()
    {
        string? sent = null;
        FakeRegistry registry = new((request, _) =>
        {
            sent = request.Headers.Authorization?.ToString();
            return FakeRegistry.Ok("[]");
        });
        using SchemaRegistryClient client = registry.CreateClient(
            options => (options.User, options.Password) = ("Aladdin", "open sesame"));

        await client.GetVersionsAsync("a", Cancel);

        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", sent); // The example of RFC 7617.
    }
}
