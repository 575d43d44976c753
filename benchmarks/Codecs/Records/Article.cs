using MessagePack;

namespace Millrace.Codecs.Benchmarks.Records;

/// <summary>A record of long strings.</summary>
[KafkaSource("articles"), KafkaSink("articles")]
public sealed partial record Article(string Title, string Summary, string Body);

/// <summary>The same in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("articles", Format = RecordFormat.MessagePack), KafkaSink("articles", Format = RecordFormat.MessagePack)]
public sealed partial record PackedArticle(
    [property: Key(0)] string Title, [property: Key(1)] string Summary, [property: Key(2)] string Body);

/// <summary>A record of one string.</summary>
[KafkaSource("notes"), KafkaSink("notes")]
public sealed partial record Note(string Text);

/// <summary>The same in MessagePack.</summary>
[MessagePackObject]
[KafkaSource("notes", Format = RecordFormat.MessagePack), KafkaSink("notes", Format = RecordFormat.MessagePack)]
public sealed partial record PackedNote([property: Key(0)] string Text);
