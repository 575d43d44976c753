namespace Millrace.MessagePack;

/// <summary>
/// A value that does not fit its member, thrown where it is met. It knows the place as a position only;
/// <see cref="MessagePackRecord"/> turns it into a path, so that nothing is tracked while all is well.
/// </summary>
/// <param name="reason">What is wrong, in words.</param>
/// <param name="position">The offset of the value's first byte; unused when writing.</param>
/// <param name="member">The name of a member that is missing in the object at that place.</param>
internal sealed class MessagePackValueException(string reason, int position = int.MaxValue, string? member = null)
    : Exception(reason)
{
    public int Position { get; } = position;

    public string? Member { get; } = member;
}
