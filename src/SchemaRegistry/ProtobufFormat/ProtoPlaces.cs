using global::Google.Protobuf.Reflection;

namespace Millrace.SchemaRegistry.ProtobufFormat;

/// <summary>
/// Finds the place of a message in its file, as Confluent's Java serializer counts: among messages as the .proto file
/// has them, without those that protoc makes up for the entries of maps. Pure.
/// </summary>
internal static class ProtoPlaces
{
    public static int[] IndexesOf(MessageDescriptor message)
    {
        IList<MessageDescriptor> siblings = message.ContainingType?.NestedTypes ?? message.File.MessageTypes;
        int own = siblings.Where(static one => !IsMapEntry(one.ToProto())).ToList().IndexOf(message);
        return message.ContainingType is { } around ? [.. IndexesOf(around), own] : [own];
    }

    public static bool IsMapEntry(DescriptorProto message) => message.Options?.MapEntry == true;
}
