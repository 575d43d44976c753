namespace Millrace.MessagePack;

/// <summary>
/// What errors call the places in an array or map. The bytes of an array have no names of members; generated code gives
/// them here, and nothing of it is made before there is an error to describe.
/// </summary>
public sealed class MessagePackNames
{
    private readonly (string? Name, Func<MessagePackNames>? Inside)[] _members = [];
    private readonly Func<MessagePackNames>? _elements;

    /// <summary>The names of an object's members.</summary>
    /// <param name="members">
    /// Of each place of the array, or of each name of the map, the name (null for a place without member) and the names
    /// inside of its value (null for a single value).
    /// </param>
    public MessagePackNames(params (string? Name, Func<MessagePackNames>? Inside)[] members) => _members = members;

    /// <summary>The names inside of each element of a list or dictionary.</summary>
    public MessagePackNames(Func<MessagePackNames>? elements) => _elements = elements;

    /// <summary>No names: of what has no places in arrays.</summary>
    public static MessagePackNames None { get; } = new();

    internal string? MemberAt(int index) => index < _members.Length ? _members[index].Name : null;

    internal MessagePackNames? InsideOf(int index) =>
        (index < _members.Length ? _members[index].Inside : _elements)?.Invoke();

    internal MessagePackNames? InsideOf(string name) =>
        (Array.Find(_members, member => member.Name == name).Inside ?? _elements)?.Invoke();
}
