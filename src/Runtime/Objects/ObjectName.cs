namespace Millrace.Runtime.Objects;

/// <summary>Makes part of an object's name of any text.</summary>
internal static class ObjectName
{
    /// <summary>What no folder or object store takes is escaped as in a URL; so is a dot in front.</summary>
    public static string Of(string text)
    {
        string escaped = Uri.EscapeDataString(text);
        return escaped.StartsWith('.') ? "%2E" + escaped[1..] : escaped;
    }
}
