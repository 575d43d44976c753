namespace Millrace.Generators.Records.Models;

/// <summary>How a value of some type is read and written.</summary>
/// <param name="Type">The type, as C# writes it, with <c>?</c> where null is allowed.</param>
/// <param name="Reader">The method that reads one which is not null.</param>
/// <param name="Writer">The method that writes one which is not null.</param>
/// <param name="AllowsNull">True when null is a value too.</param>
/// <param name="IsReference">True when the type's default is null.</param>
/// <param name="Shape">The shape whose methods these are; null for a single value.</param>
internal sealed record ValueModel(
    string Type, string Reader, string Writer, bool AllowsNull, bool IsReference, string? Shape)
{
    /// <summary>
    /// True when its methods take the reader or writer, false when they are the reader's or writer's own.
    /// </summary>
    public bool HasStaticMethods => Shape != null || Reader.Contains(".");

    /// <summary>
    /// Null, where the other branch has the type without it: a struct that converts from a reference type would take a
    /// plain null for one of those.
    /// </summary>
    public string Null =>
        !IsReference && (Shape != null || Type.Contains("ReadOnlyMemory<")) ? $"default({Type})" : "null";

    /// <summary>What a local variable of the type starts with.</summary>
    public string Default => AllowsNull ? "null" : IsReference ? "null!" : "default";

    /// <summary>The field that holds the compiled date pattern number <paramref name="index"/> of a record.</summary>
    public static string DateFormatField(int index) => index == 0 ? "_dateFormat" : $"_dateFormat{index + 1}";
}
