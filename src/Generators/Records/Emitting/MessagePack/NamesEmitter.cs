using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>Writes what errors call the places in arrays: one method a type of the record's graph.</summary>
internal static class NamesEmitter
{
    private const string NamesType = MessagePackTypes + "MessagePackNames";

    public static void Write(SourceWriter writer, CodecModel codec)
    {
        HashSet<string> named = Named(codec);
        bool hasPlaces = codec.Objects.Any(model => model.IsArray);
        if (!hasPlaces)
        {
            writer.Line($"public static {NamesType} Names => {NamesType}.None;");
            return;
        }
        writer.Line("// What errors call the places in arrays.");
        string root = codec.Root != null ? OfObject(codec.Root, named) : OfContent(codec.Content!, named);
        writer.Line($"public static {NamesType} Names => {root};");
        foreach (ShapeModel shape in codec.Shapes.Where(shape => named.Contains(shape.Name)))
        {
            string names = shape is ObjectModel model ? OfObject(model, named) : OfElements(ElementOf(shape)!, named);
            writer.Line().Line($"private static {NamesType} NamesOf{shape.Name}() => {names};");
        }
    }

    /// <summary>The shapes that have names: objects, and whatever holds them at any depth.</summary>
    private static HashSet<string> Named(CodecModel codec)
    {
        HashSet<string> named = [.. codec.Shapes.OfType<ObjectModel>().Select(shape => shape.Name)];
        bool isGrowing = true;
        while (isGrowing)
        {
            int before = named.Count;
            named.UnionWith(codec.Shapes
                .Where(shape => ElementOf(shape)?.Shape is { } inside && named.Contains(inside))
                .Select(shape => shape.Name));
            isGrowing = named.Count > before;
        }
        return named;
    }

    private static ValueModel? ElementOf(ShapeModel shape) => shape switch
    {
        CollectionModel model => model.Element,
        DictionaryModel model => model.Value,
        _ => null,
    };

    private static string OfObject(ObjectModel model, HashSet<string> named)
    {
        if (!model.IsArray) return New(model.Members.Select(member => OfMember(member, named)));
        Dictionary<int, MemberModel> places = Layout.Places(model);
        return New(Enumerable.Range(0, Layout.Length(model)).Select(place =>
            places.TryGetValue(place, out MemberModel? member) ? OfMember(member, named) : "(null, null)"));
    }

    private static string OfContent(ValueModel content, HashSet<string> named) =>
        content.Shape != null && named.Contains(content.Shape) ? $"NamesOf{content.Shape}()" : $"{NamesType}.None";

    private static string OfElements(ValueModel element, HashSet<string> named) =>
        $"new(elements: {Inside(element, named)})";

    private static string OfMember(MemberModel member, HashSet<string> named) =>
        $"({Quoted(member.JsonName)}, {Inside(member.Value, named)})";

    private static string Inside(ValueModel value, HashSet<string> named) =>
        value.Shape != null && named.Contains(value.Shape) ? $"NamesOf{value.Shape}" : "null";

    private static string New(IEnumerable<string> members) => $"new({string.Join(", ", members)})";
}
