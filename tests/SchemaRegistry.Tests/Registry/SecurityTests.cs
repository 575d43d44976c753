namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>Encryption, certificates of both sides and basic authentication, in front of a real registry.</summary>
public sealed class SecurityTests(RegistryServer server)
{
    private static readonly Schema _schema = new(SchemaType.Avro, "\"string\"");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_shows_what_is_asked_for_is_served()
    {
        using Certificates certificates = new();
        await using SecureProxy proxy = new(server.Url, certificates);
        using SchemaRegistryClient client = server.CreateClient(options => Secure(options, proxy, certificates));

        int id = await client.RegisterAsync("secure-value", _schema, normalize: false, Cancel);

        using SchemaRegistryClient plain = server.CreateClient();
        Assert.Equal(_schema, await plain.FindAsync(id, Cancel));
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        using Certificates certificates = new();
        await using SecureProxy proxy = new(server.Url, certificates);
        using SchemaRegistryClient client = server.CreateClient(options =>
        {
            Secure(options, proxy, certificates);
            options.Password = "wrong";
        });

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(1, Cancel));

        Assert.Contains("Check Millrace:SchemaRegistry:User and Password", error.Message);
        Assert.DoesNotContain("wrong", error.Message);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_not_trusted()
    {
        using Certificates certificates = new(), others = new();
        await using SecureProxy proxy = new(server.Url, certificates);
        using SchemaRegistryClient client = server.CreateClient(options =>
        {
            Secure(options, proxy, certificates);
            options.CaFile = others.PathOf("ca.pem");
        });

        SchemaRegistryException error =
            await Assert.ThrowsAsync<SchemaRegistryException>(() => client.FindAsync(1, Cancel));

        Assert.Contains("Millrace:SchemaRegistry:CaFile", error.Message);
    }

    [Fact]
    public void A_key_that_its_password_does_not_open_is_told()
    {
        using Certificates certificates = new();
        SchemaRegistryOptions options = new()
        {
            Urls = "https://127.0.0.1", CertificateFile = certificates.PathOf("client.pem"),
            KeyFile = certificates.PathOf("client.key"), KeyPassword = "wrong",
        };

        MillraceConfigurationException error =
            Assert.Throws<MillraceConfigurationException>(() => new SchemaRegistryClient(options));

        Assert.Contains("client.pem' cannot be used", error.Message);
    }

    private static void Secure(SchemaRegistryOptions options, SecureProxy proxy, Certificates certificates)
    {
        options.Urls = proxy.Url;
        (options.User, options.Password) = (SecureProxy.User, SecureProxy.Password);
        options.CaFile = certificates.PathOf("ca.pem");
        options.CertificateFile = certificates.PathOf("client.pem");
        options.KeyFile = certificates.PathOf("client.key");
        options.KeyPassword = certificates.KeyPassword;
    }
}
