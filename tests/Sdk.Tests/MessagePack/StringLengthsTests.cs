using MessagePack;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.MessagePack;

[MessagePackObject]
[KafkaSource("notes", Format = RecordFormat.MessagePack), KafkaSink("notes", Format = RecordFormat.MessagePack)]
public sealed partial record Note([property: Key(0)] string Text);

/// <summary>Strings around the lengths where their header changes, of characters of one byte to four.</summary>
public sealed class StringLengthsTests
{
    private static readonly int[] _lengths =
        [0, 1, 10, 11, 15, 16, 31, 32, 85, 86, 255, 256, 21_845, 21_846, 65_535, 65_536];

    [Fact]
    public void Are_written_as_MessagePack_for_CSharp_writes_them_and_read_back()
    {
        foreach (string character in (string[])["a", "\u00e9", "\u4e00", "\ud83d\ude00"])
        {
            foreach (int length in _lengths)
            {
                Note note = new(string.Concat(Enumerable.Repeat(character, length)));
                byte[] written = Write(note);
                Assert.True(written.AsSpan().SequenceEqual(MessagePackSerializer.Serialize(
                    note, cancellationToken: TestContext.Current.CancellationToken)));
                Assert.Equal(note, RecordSchema.Read<Note>(default, written));
            }
        }
    }

    [Fact]
    public void Half_of_a_pair_is_refused_at_its_place_in_a_string_of_any_length()
    {
        foreach (int length in _lengths)
        {
            string reason = $"the string has half of a surrogate pair at character {length}, "
                + "which UTF-8 cannot express";
            foreach (string half in (string[])["\ud83d", "\ude00", "\ud83da"])
            {
                RecordFormatException error = Assert.Throws<RecordFormatException>(
                    () => Write(new Note(new string('a', length) + half)));
                Assert.Equal(("$.Text", reason), (error.Path, error.Reason));
            }
        }
    }

    private static byte[] Write(Note note)
    {
        using MessageWriter message = new(new(), new(capacity: 1));
        RecordSchema.Write(note, message);
        return message.Value.Written.ToArray();
    }
}
