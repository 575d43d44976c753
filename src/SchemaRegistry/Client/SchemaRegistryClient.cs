using System.Net;
using Millrace.Contracts;
using Millrace.SchemaRegistry.Client;
using static System.FormattableString;

namespace Millrace.SchemaRegistry;

/// <summary>
/// The documented REST interface of a schema registry (Confluent's, or one that speaks it too). Ids and what they stand
/// for never change, so each is asked for once in the life of the client. One instance serves all threads.
/// </summary>
/// <remarks>
/// All methods throw <see cref="SchemaUnavailableException"/> when no address answers until
/// <see cref="SchemaRegistryOptions.Deadline"/>, and <see cref="SchemaRegistryException"/> when the registry refuses.
/// </remarks>
public sealed class SchemaRegistryClient : IDisposable
{
    private readonly RegistryTransport _transport;
    private readonly IdCache _byId;
    private readonly OnceCache<(string Subject, Schema Schema, bool Normalize), int> _registered = new();
    private readonly OnceCache<(string Subject, int Version), SchemaVersion> _versions = new();

    /// <summary>Creates a client; nothing is asked yet.</summary>
    /// <param name="options">Where the registry is; not to be changed afterwards.</param>
    /// <param name="time">The clock of time-outs and pauses. Default: the system's.</param>
    /// <exception cref="MillraceConfigurationException">The options cannot work; tells every problem.</exception>
    public SchemaRegistryClient(SchemaRegistryOptions options, TimeProvider? time = null)
        : this(options, CreateHandler, time)
    {
    }

    internal SchemaRegistryClient(
        SchemaRegistryOptions options, Func<SchemaRegistryOptions, HttpMessageHandler> createHandler,
        TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        time ??= TimeProvider.System;
        _transport = new(RegistryHttp.AddressesOf(options), options, createHandler(options), time);
        _byId = new(options.UnknownIdTime, time);
    }

    /// <summary>What the client was made with.</summary>
    public SchemaRegistryOptions Options { get; }

    /// <summary>Where the registry is, for messages.</summary>
    internal string Place => _transport.Place;

    /// <summary>The schema with this id; null when the registry knows none.</summary>
    public Task<Schema?> FindAsync(int id, CancellationToken cancel = default) =>
        _byId.GetAsync(id, () => AskForIdAsync(id), cancel);

    /// <summary>
    /// Registers a schema as the subject's next version; one that is there already is not registered again.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="normalize">Whether the registry compares and keeps its normal form.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>The schema's id.</returns>
    public Task<int> RegisterAsync(
        string subject, Schema schema, bool normalize = false, CancellationToken cancel = default) =>
        _registered.GetAsync((subject, schema, normalize), async () =>
        {
            IdAnswer answer = await _transport.AskAsync(
                RegistryCall.Send(
                    HttpMethod.Post, SubjectPath(subject, "/versions") + Normalized(normalize),
                    $"register the schema of subject '{subject}'",
                    SchemaMessages.ToRequest(schema), RegistryJson.Default.SchemaRequest),
                RegistryJson.Default.IdAnswer, CancellationToken.None).ConfigureAwait(false);
            _byId.Learn(answer.Id, schema);
            return answer.Id;
        }, cancel);

    /// <summary>
    /// The version of the subject that is this schema; null when the subject, or the schema in it, does not exist.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="normalize">Whether the registry compares normal forms.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<SchemaVersion?> LookUpAsync(
        string subject, Schema schema, bool normalize = false, CancellationToken cancel = default) =>
        VersionOrNullAsync(
            RegistryCall.Send(
                HttpMethod.Post, SubjectPath(subject, "") + Normalized(normalize),
                $"look up a schema under subject '{subject}'",
                SchemaMessages.ToRequest(schema), RegistryJson.Default.SchemaRequest), cancel);

    /// <summary>The subject's latest version, never from the cache; null when the subject does not exist.</summary>
    public Task<SchemaVersion?> FindLatestAsync(string subject, CancellationToken cancel = default) =>
        VersionOrNullAsync(
            RegistryCall.Get(SubjectPath(subject, "/versions/latest"), $"look up the latest version of '{subject}'"),
            cancel);

    /// <summary>A version of a subject.</summary>
    public Task<SchemaVersion> GetVersionAsync(string subject, int version, CancellationToken cancel = default) =>
        _versions.GetAsync((subject, version), async () =>
        {
            RegistryCall call = RegistryCall.Get(
                SubjectPath(subject, Invariant($"/versions/{version}")), $"look up version {version} of '{subject}'");
            SchemaAnswer answer = await _transport.AskAsync(
                call, RegistryJson.Default.SchemaAnswer, CancellationToken.None).ConfigureAwait(false);
            return SchemaMessages.ToVersion(answer, $"version {version} of '{subject}'");
        }, cancel);

    /// <summary>The numbers of the subject's versions; empty when the subject does not exist.</summary>
    public async Task<IReadOnlyList<int>> GetVersionsAsync(string subject, CancellationToken cancel = default)
    {
        try
        {
            return await _transport.AskAsync(
                RegistryCall.Get(SubjectPath(subject, "/versions"), $"list the versions of '{subject}'"),
                RegistryJson.Default.ListInt32, cancel).ConfigureAwait(false);
        }
        catch (SchemaRegistryException e) when (IsUnknown(e))
        {
            return [];
        }
    }

    /// <summary>
    /// Whether a schema may become the subject's next version, and why not; any schema may become the first one.
    /// </summary>
    public async Task<Compatibility> CheckCompatibilityAsync(
        string subject, Schema schema, CancellationToken cancel = default)
    {
        RegistryCall call = RegistryCall.Send(
            HttpMethod.Post, $"compatibility/{SubjectPath(subject, "/versions/latest?verbose=true")}",
            $"check a schema against subject '{subject}'",
            SchemaMessages.ToRequest(schema), RegistryJson.Default.SchemaRequest);
        try
        {
            CompatibilityAnswer answer = await _transport.AskAsync(
                call, RegistryJson.Default.CompatibilityAnswer, cancel).ConfigureAwait(false);
            return new(answer.IsCompatible, answer.Messages ?? (answer.Reason is { } reason ? [reason] : []));
        }
        catch (SchemaRegistryException e) when (IsUnknown(e))
        {
            return new(true, []);
        }
    }

    /// <summary>Sets how the registry checks new versions of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="level">
    /// <c>BACKWARD</c>, <c>FORWARD</c>, <c>FULL</c>, each also with <c>_TRANSITIVE</c>, or <c>NONE</c>.
    /// </param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task SetCompatibilityAsync(string subject, string level, CancellationToken cancel = default) =>
        _transport.AskAsync(
            RegistryCall.Send(
                HttpMethod.Put, "config/" + Uri.EscapeDataString(subject),
                $"set the compatibility level of subject '{subject}' to {level}",
                new CompatibilitySetting(level), RegistryJson.Default.CompatibilitySetting),
            RegistryJson.Default.CompatibilitySetting, cancel);

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _transport.Dispose();

    private async Task<Schema?> AskForIdAsync(int id)
    {
        try
        {
            SchemaAnswer answer = await _transport.AskAsync(
                RegistryCall.Get(Invariant($"schemas/ids/{id}"), $"look up schema id {id}"),
                RegistryJson.Default.SchemaAnswer, CancellationToken.None).ConfigureAwait(false);
            return SchemaMessages.ToSchema(answer, $"schema id {id}");
        }
        catch (SchemaRegistryException e) when (IsUnknown(e))
        {
            return null;
        }
    }

    private async Task<SchemaVersion?> VersionOrNullAsync(RegistryCall call, CancellationToken cancel)
    {
        try
        {
            SchemaVersion version = SchemaMessages.ToVersion(
                await _transport.AskAsync(call, RegistryJson.Default.SchemaAnswer, cancel).ConfigureAwait(false),
                "what was looked up");
            _byId.Learn(version.Id, version.Schema);
            return version;
        }
        catch (SchemaRegistryException e) when (IsUnknown(e))
        {
            return null;
        }
    }

    /// <summary>A 404 without one of these codes is not the registry's word: the address is wrong.</summary>
    private static bool IsUnknown(SchemaRegistryException refusal) =>
        refusal.Status == HttpStatusCode.NotFound && refusal.ErrorCode is
            RegistryErrors.SubjectUnknown or RegistryErrors.VersionUnknown or RegistryErrors.SchemaUnknown;

    private static string SubjectPath(string subject, string rest) =>
        $"subjects/{Uri.EscapeDataString(subject)}{rest}";

    private static string Normalized(bool normalize) => normalize ? "?normalize=true" : "";

    private static SocketsHttpHandler CreateHandler(SchemaRegistryOptions options) =>
        RegistryHttp.CreateHandler(options);
}
