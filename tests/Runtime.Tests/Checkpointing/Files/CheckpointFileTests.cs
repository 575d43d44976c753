using System.Text;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Files;

namespace Millrace.Runtime.Tests.Checkpointing.Files;

public sealed class CheckpointFileTests
{
    private static readonly CheckpointFileHeader _header =
        new() { Group = "g", Partition = 3, Number = 7, BaseNumber = 5, PreviousChecksum = ulong.MaxValue };

    [Fact]
    public void Gives_back_what_was_written()
    {
        byte[] large = new byte[BlockWriter.BlockBytesMin * 3];
        Random.Shared.NextBytes(large);
        byte[] file = Write([("a", "1"u8.ToArray()), ("b", null), ("c", []), ("large", large), ("d", "2"u8.ToArray())]);

        Entries entries = new();
        (CheckpointFileHeader header, FileEnd end) = CheckpointFile.Read(new MemoryStream(file), entries);

        Assert.Equal(_header, header);
        Assert.Equal(file.Length, end.Bytes);
        Assert.Equal(["a=1", "b-", "c=", $"large={Convert.ToHexString(large)}", "d=2"], entries.Seen);
    }

    [Fact]
    public void A_file_that_was_cut_at_any_byte_is_known()
    {
        byte[] file = Small();
        for (int length = 0; length < file.Length; length++) AssertDamaged(file[..length], $"cut at {length}");
    }

    [Fact]
    public void A_bit_that_has_changed_anywhere_is_known()
    {
        byte[] file = Small();
        for (int at = 0; at < file.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] changed = [.. file];
                changed[at] ^= (byte)(1 << bit);
                AssertDamaged(changed, $"bit {bit} of byte {at}");
            }
        }
    }

    [Fact]
    public void Bytes_behind_the_end_are_known() => AssertDamaged([.. Small(), 0], "one byte more");

    [Fact]
    public void Two_files_with_other_changes_have_other_checksums()
    {
        ulong a = CheckpointFile.Read(new MemoryStream(Write([("a", [1])])), null).End.Checksum;
        ulong b = CheckpointFile.Read(new MemoryStream(Write([("a", [2])])), null).End.Checksum;
        Assert.NotEqual(a, b);
    }

    private static byte[] Small() => Write([("key", "value"u8.ToArray()), ("gone", null)]);

    private static void AssertDamaged(byte[] file, string how)
    {
        Exception? failure = Record.Exception(() => CheckpointFile.Read(new MemoryStream(file), null));
        Assert.True(failure is RecordFormatException, $"{how}: {failure?.ToString() ?? "taken as whole"}");
    }

    private static byte[] Write(IEnumerable<(string Key, byte[]? Value)> entries)
    {
        using MemoryStream output = new();
        using CheckpointFile file = new(output, _header);
        foreach ((string key, byte[]? value) in entries)
            file.OnEntry(Encoding.UTF8.GetBytes(key), value, value != null);
        Assert.Equal(file.Complete().Bytes, output.Length);
        return output.ToArray();
    }

    private sealed class Entries : ICheckpointReceiver
    {
        public List<string> Seen { get; } = [];

        public void OnRecord(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
        {
            string text = value.Length > 100 ? Convert.ToHexString(value) : Encoding.UTF8.GetString(value);
            Seen.Add(Encoding.UTF8.GetString(key) + (hasValue ? "=" + text : "-"));
        }
    }
}
