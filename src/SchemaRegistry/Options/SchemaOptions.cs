namespace Millrace.SchemaRegistry;

/// <summary>How the schemas of records find their place in the registry. Names and defaults are Confluent's.</summary>
public sealed record SchemaOptions
{
    /// <summary>Which subject a schema belongs to. Default: <see cref="SchemaRegistry.SubjectNames.Topic"/>.</summary>
    public SubjectNames SubjectNames { get; set; } = SubjectNames.Topic;

    /// <summary>
    /// Whether the messages are keys, which only their subjects tell: <c>-key</c> behind the topic. Default: false.
    /// </summary>
    public bool IsKey { get; set; }

    /// <summary>
    /// Whether a writer registers its schema where the subject does not have it yet
    /// (<c>auto.register.schemas</c>). Default: true. Otherwise the schema must be there, or the job does not start.
    /// </summary>
    public bool AutoRegister { get; set; } = true;

    /// <summary>
    /// Whether a writer takes the id of the subject's latest version, which must be able to describe what it writes,
    /// and registers nothing (<c>use.latest.version</c>). Default: false. Needs <see cref="AutoRegister"/> off.
    /// </summary>
    public bool UseLatestVersion { get; set; }

    /// <summary>
    /// Whether the registry brings a schema into its normal form before it compares or keeps it, so that the order of
    /// attributes or spaces make no new version (<c>normalize.schemas</c>). Default: false.
    /// </summary>
    public bool Normalize { get; set; }
}
