namespace Millrace.Testing.Tests;

/// <summary>A source that cannot be written: it is sent as JSON.</summary>
[KafkaSource("lines")]
public sealed partial record Line
{
    [MessageKey(Format = KeyFormat.Text)] public required long Author { get; init; }

    [Timestamp] public required long At { get; init; }

    public required string Text { get; init; }
}

/// <summary>A sink that cannot be read: it is looked at as JSON.</summary>
[KafkaSink("word-counts")]
public sealed partial record WordCount
{
    [MessageKey(Format = KeyFormat.Text)] public required long Author { get; init; }

    public required int Words { get; init; }
}

[State(Version = 1)]
public partial record struct Words(int Count);

/// <summary>How words are told apart; a service.</summary>
public sealed record Separator(char Character);

/// <summary>Counts the words of each author, apart as its constructor's parameter says.</summary>
[StreamJob("words")]
public sealed partial class WordsJob(Separator separator)
{
    public WordCount Count(Line line, ref Words words)
    {
        if (line.Text.Length == 0) throw new InvalidOperationException("an empty line");
        words = new(words.Count + line.Text.Split(separator.Character).Length);
        return new() { Author = line.Author, Words = words.Count };
    }
}

/// <summary>What a job must not do: it counts in a place that no checkpoint knows.</summary>
public sealed class Tally
{
    public int Lines { get; set; }
}

/// <summary>Writes how many lines this process has seen.</summary>
[StreamJob("forgetful")]
public sealed partial class ForgetfulJob(Tally tally)
{
    public WordCount Count(Line line) => new() { Author = line.Author, Words = ++tally.Lines };
}
