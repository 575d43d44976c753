using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Emitting.MessagePack;

/// <summary>The array that an object is in MessagePack.</summary>
internal static class Layout
{
    /// <summary>The members by their places; a place may have none.</summary>
    public static Dictionary<int, MemberModel> Places(ObjectModel model) =>
        model.Members.Where(member => member.Place != null).ToDictionary(member => member.Place!.Value);

    /// <summary>How many elements the array has.</summary>
    public static int Length(ObjectModel model) => model.Members.Max(member => member.Place) + 1 ?? 0;
}
