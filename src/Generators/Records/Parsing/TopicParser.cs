using Microsoft.CodeAnalysis;
using Millrace.Generators.Diagnostics;

namespace Millrace.Generators.Records.Parsing;

/// <summary>Reads the topics of <c>[KafkaSource]</c> and <c>[KafkaSink]</c>.</summary>
internal static class TopicParser
{
    private const int LengthMax = 249;

    public static IReadOnlyList<string> OfSource(RecordScope scope, AttributeData source)
    {
        List<string> topics = [];
        IReadOnlyList<string?> written = Written(source);
        for (int i = 0; i < written.Count; i++)
        {
            string? topic = written[i];
            Location? place = Attributes.PlaceOf(source, i);
            Check(scope, topic, place);
            if (topic != null && topics.Contains(topic))
                scope.Report(TopicRules.DuplicateTopic, place, CSharp.Quoted(topic));
            topics.Add(topic ?? "");
        }
        if (topics.Count == 0) scope.Report(TopicRules.NoTopic, Attributes.Place(source), scope.Type.Name);
        return topics;
    }

    public static string OfSink(RecordScope scope, AttributeData sink)
    {
        string? topic = sink.ConstructorArguments is [{ Value: string text }, ..] ? text : null;
        Check(scope, topic, Attributes.PlaceOf(sink, 0));
        return topic ?? "";
    }

    private static IReadOnlyList<string?> Written(AttributeData source) =>
        source.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } topics, ..]
            ? [.. topics.Values.Select(topic => topic.Value as string)]
            : [];

    private static void Check(RecordScope scope, string? topic, Location? place)
    {
        bool isName = topic is { Length: > 0 and <= LengthMax } and not ("." or "..") && topic.All(IsAllowed);
        if (!isName) scope.Report(TopicRules.TopicName, place, topic == null ? "null" : CSharp.Quoted(topic));
    }

    private static bool IsAllowed(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '_' or '-';
}
