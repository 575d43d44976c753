namespace Millrace.SchemaRegistry.AvroFormat;

/// <summary>What is said of Avro's failures. Pure.</summary>
internal static class AvroText
{
    public const string NeedsReflection =
        "Apache.Avro finds the types of nested records, enums and lists by reflection, which trimming and Native AOT "
        + "may have removed.";

    public const string HowToStayReadable =
        "a field that the type has and the schema does not needs a default, and a field keeps its type";

    /// <summary>Avro's own errors are words; of others the kind says more than the words.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        global::Avro.AvroException => failure.Message.TrimEnd('.'),
        InsufficientExecutionStackException => "it is nested too deeply",
        IndexOutOfRangeException or ArgumentOutOfRangeException => "it names a branch or symbol that its schema lacks",
        _ => $"{failure.GetType().Name}: {failure.Message.TrimEnd('.')}",
    };
}
