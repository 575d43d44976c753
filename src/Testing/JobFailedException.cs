namespace Millrace.Testing;

/// <summary>
/// The job under test has failed, as it would have in production: at a record that cannot be decoded or handled, for
/// example. What came before is committed. The message says what its operator would read.
/// </summary>
public sealed class JobFailedException : Exception
{
    internal JobFailedException(string message, Exception cause) : base(message, cause) { }
}
