namespace Millrace.Contracts;

/// <summary>
/// What a schema needs cannot be had just now: its registry does not answer, for example. It says nothing about the
/// record: the runtime drops what was not committed and begins again with that record, as it does when a broker does
/// not answer, and never skips it.
/// </summary>
/// <param name="message">What was asked of whom, for how long, and what to check.</param>
/// <param name="inner">What was thrown below, if anything.</param>
public sealed class SchemaUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
