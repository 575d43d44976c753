namespace Millrace.Benchmarks;

/// <summary>
/// A benchmark cannot go on. The message says what failed and what to do, and is all that the user gets to see.
/// </summary>
public sealed class BenchmarkException(string message, Exception? cause = null) : Exception(message, cause);
