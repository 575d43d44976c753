using System.Net;

namespace Millrace.SchemaRegistry;

/// <summary>
/// The registry has refused something, and will refuse it again: a schema that is incompatible, credentials that it
/// does not know, a subject that does not exist.
/// </summary>
/// <param name="message">What was asked, what the registry said, and what to do.</param>
/// <param name="status">The HTTP status; 0 when there was no answer.</param>
/// <param name="errorCode">The registry's own code, 40403 for example; 0 when it gave none.</param>
/// <param name="inner">What was thrown below, if anything.</param>
public sealed class SchemaRegistryException(
    string message, HttpStatusCode status = 0, int errorCode = 0, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The registry's own code, 40403 for example; 0 when it gave none.</summary>
    public int ErrorCode { get; } = errorCode;
}
