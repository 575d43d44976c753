namespace Millrace.Json;

/// <summary>
/// A value that does not fit its member, thrown where it is met. It knows the place as a position only;
/// <see cref="JsonRecord"/> turns it into a path, so that nothing is tracked while all is well.
/// </summary>
/// <param name="reason">What is wrong, in words.</param>
/// <param name="position">The offset of the token in the JSON text; unused when writing.</param>
/// <param name="member">The JSON name of a member that is missing in the object at that place.</param>
internal sealed class JsonValueException(string reason, long position = long.MaxValue, string? member = null)
    : Exception(reason)
{
    public long Position { get; } = position;

    public string? Member { get; } = member;
}
