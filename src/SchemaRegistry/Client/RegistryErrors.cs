using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Client;

/// <summary>Says what the registry has refused and what to do about it. Pure.</summary>
internal static class RegistryErrors
{
    public const int SubjectUnknown = 40401, VersionUnknown = 40402, SchemaUnknown = 40403;
    private const int ReasonLengthMax = 2000;

    /// <summary>True for answers that may be others in a moment.</summary>
    public static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>What a body says about an error: the registry's own words, or the status alone.</summary>
    public static (int Code, string Words) Read(HttpStatusCode status, byte[] body)
    {
        if (TryRead(body) is { Message: { Length: > 0 } message } error)
        {
            string words = Excerpt.Of(message.TrimEnd('.', ' '), ReasonLengthMax);
            return (error.ErrorCode ?? 0, $"HTTP {(int)status}: {words}");
        }
        return (0, $"HTTP {(int)status} {status}");
    }

    /// <summary>The error that a refusal becomes.</summary>
    public static SchemaRegistryException Refused(RegistryCall call, Uri address, HttpStatusCode status, byte[] body)
    {
        (int code, string words) = Read(status, body);
        return new(
            $"The schema registry at {address} refused to {call.Doing} ({words}). {Advice(status, code)}",
            status, code);
    }

    public static SchemaRegistryException NotARegistry(RegistryCall call, Uri address, Exception inner) => new(
        $"What answers at {address} is no schema registry: it could not {call.Doing}, and its answer is not what the "
        + $"registry's interface documents ({inner.Message}). Check Millrace:SchemaRegistry:Urls.", inner: inner);

    public static SchemaRegistryException Untrusted(RegistryCall call, Uri address, Exception failure) => new(
        $"No secure connection to the schema registry at {address}, to {call.Doing}: {Innermost(failure)}. Check "
        + "Millrace:SchemaRegistry:CaFile (whom this client trusts) and CertificateFile (what it shows).",
        inner: failure);

    /// <summary>True when the connection was refused for what somebody's certificate is.</summary>
    public static bool IsUntrusted(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.SecureConnectionError
        && failure.InnerException is AuthenticationException;

    public static string Innermost(Exception failure)
    {
        while (failure.InnerException != null) failure = failure.InnerException;
        return failure.Message.TrimEnd('.');
    }

    private static string Advice(HttpStatusCode status, int code) => (status, code) switch
    {
        (HttpStatusCode.Unauthorized, _) => "Check Millrace:SchemaRegistry:User and Password.",
        (HttpStatusCode.Forbidden, _) => "Its user lacks the right to do so: have it granted.",
        (HttpStatusCode.NotFound, SubjectUnknown or VersionUnknown or SchemaUnknown) =>
            "Register it first, or check its name.",
        (HttpStatusCode.NotFound, _) => "Check the path in Millrace:SchemaRegistry:Urls.",
        (HttpStatusCode.Conflict, _) =>
            "Change the type so that it stays compatible with the versions that are there (a new field needs a "
            + "default, a field keeps its type), or change the compatibility level of the subject.",
        (HttpStatusCode.UnprocessableEntity, _) => "Mend the schema.",
        _ when (int)status is >= 300 and < 400 =>
            "It answers from another place: name that in Millrace:SchemaRegistry:Urls.",
        _ => "The registry's own log says more.",
    };

    private static ErrorAnswer? TryRead(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, RegistryJson.Default.ErrorAnswer);
        }
        catch (JsonException)
        {
            return null; // A proxy's page, most likely: the status says what there is to say.
        }
    }
}
