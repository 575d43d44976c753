namespace Millrace.SchemaRegistry;

/// <summary>
/// Which subject the schema of a record is registered under (Confluent's <c>SubjectNameStrategy</c>).
/// </summary>
public enum SubjectNames
{
    /// <summary>
    /// The topic with <c>-value</c> or <c>-key</c> behind it: one type a topic, and the registry keeps its versions
    /// compatible (<c>TopicNameStrategy</c>).
    /// </summary>
    Topic,

    /// <summary>
    /// The record's full name: topics may hold several types, and a type has one history in all of them
    /// (<c>RecordNameStrategy</c>).
    /// </summary>
    Record,

    /// <summary>
    /// The topic, a dash, and the record's full name: topics may hold several types, and a type has a history in each
    /// (<c>TopicRecordNameStrategy</c>).
    /// </summary>
    TopicRecord,
}
