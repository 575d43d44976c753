using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Millrace.SchemaRegistry.Tests.Registry;

/// <summary>An authority of the tests' own, with a certificate for a server and one for a client, as files.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-certificates-");

    public Certificates()
    {
        using ECDsa key = ECDsa.Create();
        CertificateRequest request = new("CN=Millrace tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Server = Issue("CN=registry", isServer: true);
        Write("ca.pem", Authority.ExportCertificatePem());
        using X509Certificate2 client = Issue("CN=client", isServer: false);
        Write("client.pem", client.ExportCertificatePem());
        PbeParameters encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        using ECDsa clientKey = client.GetECDsaPrivateKey()!;
        Write("client.key", clientKey.ExportEncryptedPkcs8PrivateKeyPem(KeyPassword, encryption));
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public string KeyPassword { get; } = "of the key";

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        _folder.Delete(recursive: true);
    }

    private X509Certificate2 Issue(string name, bool isServer)
    {
        using ECDsa key = ECDsa.Create();
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        if (isServer) request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 issued = request.Create(
            Authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1),
            RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    private void Write(string file, string pem) => File.WriteAllText(PathOf(file), pem);
}
