using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Millrace.SchemaRegistry.Client;

/// <summary>Makes what HTTP needs of the options: addresses, the secure connection, the user.</summary>
internal static class RegistryHttp
{
    /// <summary>The addresses, each with a slash at its end, so that paths are appended to it.</summary>
    /// <exception cref="MillraceConfigurationException">The options cannot work.</exception>
    public static Uri[] AddressesOf(SchemaRegistryOptions options)
    {
        List<string> problems = [.. OptionsCheck.Problems(options)];
        return problems.Count == 0
            ? [.. OptionsCheck.UrlsOf(options).Select(static url => new Uri(url.TrimEnd('/') + "/"))]
            : throw new MillraceConfigurationException(problems);
    }

    public static AuthenticationHeaderValue? AuthorizationOf(SchemaRegistryOptions options) => options.User == null
        ? null
        : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));

    /// <summary>
    /// Connections that follow no redirection: a registry that sends them is another than the one that is named, and
    /// credentials would go along.
    /// </summary>
    /// <exception cref="MillraceConfigurationException">A file cannot be read.</exception>
    public static SocketsHttpHandler CreateHandler(SchemaRegistryOptions options) => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = CreateSslOptions(options),
    };

    private static SslClientAuthenticationOptions CreateSslOptions(SchemaRegistryOptions options)
    {
        SslClientAuthenticationOptions ssl = new();
        if (options.CaFile is { } caFile) ssl.CertificateChainPolicy = CreateChainPolicy(caFile);
        if (options.CertificateFile is { } certificateFile)
            ssl.ClientCertificates = [Load(certificateFile, () => LoadCertificate(certificateFile, options))];
        return ssl;
    }

    private static X509ChainPolicy CreateChainPolicy(string caFile)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        Load(caFile, () =>
        {
            policy.CustomTrustStore.ImportFromPemFile(caFile);
            return policy.CustomTrustStore.Count > 0
                ? policy.CustomTrustStore
                : throw new CryptographicException("it holds no certificate");
        });
        return policy;
    }

    private static X509Certificate2 LoadCertificate(string file, SchemaRegistryOptions options)
    {
        using X509Certificate2 pem = options.KeyPassword == null
            ? X509Certificate2.CreateFromPemFile(file, options.KeyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, options.KeyPassword, options.KeyFile);
        // Windows cannot use a key that was never in a store of its own; a copy by way of PKCS #12 can be used.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
    }

    private static T Load<T>(string file, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MillraceConfigurationException(
                [$"Millrace:SchemaRegistry: the certificates in '{file}' cannot be used: {e.Message.TrimEnd('.')}."]);
        }
    }
}
