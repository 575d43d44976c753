using System.Text.Json;

namespace Millrace.Json;

/// <summary>Reads one value from the reader's current token, and leaves the reader at its last token.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="reader">Stands on the value's first token.</param>
public delegate T JsonReading<out T>(ref Utf8JsonReader reader);
