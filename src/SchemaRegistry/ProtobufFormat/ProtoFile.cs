using global::Google.Protobuf;
using global::Google.Protobuf.Reflection;

namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>A message of a Protobuf file, with those that are declared inside of it.</summary>
internal sealed record ProtoMessage(string Name)
{
    public List<ProtoMessage> Nested { get; } = [];
}

/// <summary>
/// The names of the messages of a Protobuf schema, in their order: all that must be known of it to say of what type a
/// record is. Registries keep the text of a <c>.proto</c> file, or the Base64 of its descriptor.
/// </summary>
internal sealed record ProtoFile(string Package, IReadOnlyList<ProtoMessage> Messages)
{
    public static ProtoFile Parse(string schema)
    {
        Span<byte> bytes = new byte[schema.Length];
        if (!Convert.TryFromBase64String(schema, bytes, out int length)) return ProtoText.Parse(schema);
        try
        {
            return OfDescriptor(FileDescriptorProto.Parser.ParseFrom(bytes[..length]));
        }
        catch (InvalidProtocolBufferException)
        {
            return ProtoText.Parse(schema);
        }
    }

    /// <summary>The full name of the message at a place; null when there is none.</summary>
    public string? NameAt(ReadOnlySpan<int> indexes)
    {
        IReadOnlyList<ProtoMessage> messages = Messages;
        string name = Package;
        foreach (int index in indexes)
        {
            if ((uint)index >= (uint)messages.Count) return null;
            name = name == "" ? messages[index].Name : $"{name}.{messages[index].Name}";
            messages = messages[index].Nested;
        }
        return name;
    }

    private static ProtoFile OfDescriptor(FileDescriptorProto file) =>
        new(file.Package, [.. file.MessageType.Select(OfDescriptor)]);

    private static ProtoMessage OfDescriptor(DescriptorProto message)
    {
        ProtoMessage result = new(message.Name);
        result.Nested.AddRange(
            message.NestedType.Where(static one => !ProtoPlaces.IsMapEntry(one)).Select(OfDescriptor));
        return result;
    }
}
