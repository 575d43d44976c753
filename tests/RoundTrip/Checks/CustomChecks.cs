using System.Text;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Schemas of the user's own: each of the four contracts reads or writes, skips, and throws.</summary>
internal static class CustomChecks
{
    private static readonly Prefixes _services = new();

    public static void Run()
    {
        Check.RoundTrip("schemas of a value", new Word("host", "text"), "host:text");
        Check.Run("a value that is skipped", static () =>
        {
            Check.Equal(false, TryRead<Word>(new() { Value = [] }, out _));
            Check.Equal(null, Message.Of(new Word("host", "")));
        });
        Check.Refuses(
            "a value that is refused", "WordSchema failed: IndexOutOfRangeException",
            static () => TryRead<Word>(new() { Value = "x"u8.ToArray() }, out _));
        Check.Run("a word that is refused", static () => AssertThrows(new Word("host", "!"), "no word"));
        Check.Run("schemas of a message", static () =>
        {
            AssertComesBack(new("Ann", "Bob", "text"));
            AssertComesBack(new("Ann", "Bob", null));
        });
        Check.Run("a message that is skipped", static () =>
        {
            Check.Equal(false, TryRead<Letter>(new() { Value = "text"u8.ToArray() }, out _));
            Check.Equal(null, Message.Of(new Letter("", "Bob", "text"), _services));
        });
        Check.Refuses(
            "a message that is refused", "LetterSchema failed: FormatException: nobody wrote it",
            static () => TryRead<Letter>(new() { Key = "Ann"u8.ToArray() }, out _));
    }

    private static void AssertComesBack(Letter letter)
    {
        Message message = Message.Of(letter, _services)!;
        Check.Equal("to-Ann", message.Target);
        Check.Equal(letter.Text, message.Value == null ? null : Encoding.UTF8.GetString(message.Value));
        Check.Equal(true, TryRead(message, out Letter? read));
        Check.Equal(letter, read);
    }

    private static void AssertThrows(Word word, string words)
    {
        try
        {
            Message.Of(word);
        }
        catch (FormatException e) when (e.Message == words)
        {
            return;
        }
        throw new InvalidOperationException("it was written");
    }

    private static bool TryRead<T>(Message message, out T? record) where T : class, Contracts.IKafkaSource<T> =>
        RecordSchema.Deserializer<T>(_services).TryDeserialize(message.View, out record);

    private sealed class Prefixes : IPrefixes, IServiceProvider
    {
        public string Prefix => "to-";

        public object? GetService(Type serviceType) => serviceType == typeof(IPrefixes) ? this : null;
    }
}
