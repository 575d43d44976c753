namespace Millrace.SchemaRegistry.Wire;

/// <summary>Names subjects. Pure.</summary>
internal static class Subjects
{
    public static string Name(SchemaOptions options, string topic, string record) => options.SubjectNames switch
    {
        SubjectNames.Record => record,
        SubjectNames.TopicRecord => $"{topic}-{record}",
        _ => topic + (options.IsKey ? "-key" : "-value"),
    };
}
