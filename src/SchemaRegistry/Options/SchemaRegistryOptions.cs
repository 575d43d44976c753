namespace Millrace.SchemaRegistry;

/// <summary>
/// Where the registry is and how it is talked to. The configuration section <c>Millrace:SchemaRegistry</c> overrides
/// what code sets; the settings of <see cref="Schemas"/> stand in the same section.
/// </summary>
public sealed class SchemaRegistryOptions
{
    /// <summary>
    /// The registry's addresses, <c>http://host:port/path</c>, several separated by commas: when one does not answer,
    /// the next is asked. Required. No user names in them: <see cref="User"/> is for that.
    /// </summary>
    public string? Urls { get; set; }

    /// <summary>The user of basic authentication. Default: none.</summary>
    public string? User { get; set; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// A PEM file with the certificate authorities that the registry's certificate may come from, and no others.
    /// Default: those of the machine.
    /// </summary>
    public string? CaFile { get; set; }

    /// <summary>A PEM file with the certificate that this client shows (mutual TLS). Default: none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>
    /// A PEM file with the private key of <see cref="CertificateFile"/>. Default: the same file holds both.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>The password of an encrypted private key. Default: it is not encrypted.</summary>
    public string? KeyPassword { get; set; }

    /// <summary>How long one request may take before the next address is asked. Default: 3 s; from 100 ms.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a question is asked again, at all addresses in turn, before it fails. Default: 8 s, which is less than
    /// the runtime's <c>transaction.timeout.ms</c>: a lane that waits for the registry waits in its transaction.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long an id that the registry does not know is remembered as unknown, so that many records with it are not
    /// as many requests. Default: 30 s.
    /// </summary>
    public TimeSpan UnknownIdTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How schemas find their place in the registry, where a schema class does not say otherwise.</summary>
    public SchemaOptions Schemas { get; } = new();
}
