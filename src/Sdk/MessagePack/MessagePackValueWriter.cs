using MessagePack;
using Millrace.Contracts;

namespace Millrace.MessagePack;

/// <summary>
/// Writes one MessagePack value after the other, each in its shortest form; generated code calls it. What cannot be
/// read back as the same value is an error.
/// </summary>
public ref partial struct MessagePackValueWriter
{
    private MessagePackWriter _writer;
    private int _depth;

    /// <summary>Begins to write at the end of a buffer.</summary>
    internal MessagePackValueWriter(RecordBuffer output) => _writer = new(output);

    /// <summary>Begins the array of an object; a null or an array nested too deep fails.</summary>
    public void StartArray<T>(T value, int count) => StartArray(IsNull(value) ? null : count);

    /// <summary>Begins the array of a collection; a null, which has no count, or one nested too deep fails.</summary>
    public void StartArray(int? count)
    {
        Enter(count);
        _writer.WriteArrayHeader(count.GetValueOrDefault());
    }

    /// <summary>Begins the map of an object; a null or a map nested too deep fails.</summary>
    public void StartMap<T>(T value, int count) => StartMap(IsNull(value) ? null : count);

    /// <summary>Begins the map of a dictionary; a null, which has no count, or one nested too deep fails.</summary>
    public void StartMap(int? count)
    {
        Enter(count);
        _writer.WriteMapHeader(count.GetValueOrDefault());
    }

    /// <summary>Ends the array or map that was begun last.</summary>
    public void End() => _depth--;

    /// <summary>nil.</summary>
    public void WriteNil() => _writer.WriteNil();

    /// <summary>A sequence as one that can be counted before it is written.</summary>
    public static IReadOnlyCollection<T>? Counted<T>(IEnumerable<T>? items) =>
        items as IReadOnlyCollection<T> ?? items?.ToList();

    /// <summary>The error of an object whose type is none of those that its member may have.</summary>
    public static Exception UnknownType(object? value, string expected) => value == null
        ? NullValue()
        : new MessagePackValueException($"the value is of type {value.GetType().Name}, which is not one of {expected}");

    internal void Flush() => _writer.Flush();

    private static bool IsNull<T>(T value) => !typeof(T).IsValueType && value == null;

    private void Enter(int? count)
    {
        if (count == null) throw NullValue();
        if (++_depth > MessagePackRecord.DepthMax)
            throw new MessagePackValueException($"nested more than {MessagePackRecord.DepthMax} levels deep");
    }

    private static MessagePackValueException NullValue() =>
        new("the value is null, which the member's type does not allow");
}
