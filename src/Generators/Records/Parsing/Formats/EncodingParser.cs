using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Records.Models;

namespace Millrace.Generators.Records.Parsing.Formats;

/// <summary>Reads <c>Encoding</c> of <c>[KafkaSource]</c> and <c>[KafkaSink]</c>.</summary>
internal static class EncodingParser
{
    private const string Property = "Encoding";

    /// <summary>
    /// Those of .NET that say what each byte means: none that leaves the order of bytes open, or a state to the next
    /// string.
    /// </summary>
    public static readonly IReadOnlyCollection<string> Names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "us-ascii", "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7",
        "iso-8859-8", "iso-8859-9", "iso-8859-13", "iso-8859-15", "windows-1250", "windows-1251", "windows-1252",
        "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874",
        "koi8-r", "koi8-u", "ibm437", "ibm850", "ibm852", "ibm855", "ibm857", "ibm866", "ibm037", "ibm500", "utf-16le",
        "utf-16be", "utf-32le", "utf-32be", "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5",
    };

    /// <summary>The encoding of a record whose value is a string in one; null for any other.</summary>
    public static string? Parse(RecordScope scope, AttributeData? source, AttributeData? sink)
    {
        string? ofSource = Of(scope, source), ofSink = Of(scope, sink);
        if (ofSource != null && ofSink != null && !ofSource.Equals(ofSink, StringComparison.OrdinalIgnoreCase))
            Report(scope, sink!, Property, "that of the source is another: give both the same, or write two types");
        return ofSource ?? ofSink;
    }

    private static string? Of(RecordScope scope, AttributeData? attribute)
    {
        if (attribute == null) return null;
        bool hasSchema = Attributes.Named(attribute, "Schema") is { IsNull: false };
        bool isAsked = !hasSchema && Attributes.Named(attribute, "Format")?.Value is (int)RecordFormat.EncodedString;
        string? name = Attributes.Named(attribute, Property)?.Value as string;
        if (isAsked && name != null && Names.Contains(name)) return name;
        if (isAsked && name == null) Report(scope, attribute, "Format", "write Encoding = \"iso-8859-1\", for example");
        else if (isAsked) Report(scope, attribute, Property, WhyNot(name!));
        else if (name != null)
            Report(scope, attribute, Property, "it is for RecordFormat.EncodedString and does nothing here: remove it");
        return null;
    }

    private static string WhyNot(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" => "UTF-8 is that of RecordFormat.Utf8String: write that",
        "UTF-16" or "UTF-32" => $"{name} has its bytes in either order: write \"{name}le\" or \"{name}be\"",
        _ => $"{CSharp.Quoted(name)} is none of those that {FormatRules.Encoding.HelpLinkUri} names",
    };

    private static void Report(RecordScope scope, AttributeData attribute, string property, string why) =>
        scope.Report(FormatRules.Encoding, Attributes.PlaceOf(attribute, property), scope.Type.Name, why);
}
