using System.Text.Json;
using Millrace.Contracts;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Savepoints;
using Millrace.Runtime.Timing;

namespace Millrace.Runtime.Tests.Checkpointing.Savepoints;

public sealed class SavepointManifestTests
{
    private static readonly SavepointManifest _manifest = new()
    {
        Job = "counts",
        Group = "g",
        TakenAt = new(2024, 5, 1, 9, 0, 0, TimeSpan.Zero),
        Tasks =
        [
            new(0, ulong.MaxValue, new()
            {
                Number = 7,
                Writer = "",
                WatermarkMs = -1,
                HasFinished = false,
                Sources = [new("events", "id", 1, 42, null, EventTime.None)],
                States = [new("Add", "string", 1, "Count:int32,Sum:int64")],
            }),
        ],
    };

    [Fact]
    public void Gives_back_what_was_written()
    {
        SavepointManifest read = SavepointManifest.Read(_manifest.ToBytes());
        Assert.Equal((_manifest.Job, _manifest.Group, _manifest.TakenAt), (read.Job, read.Group, read.TakenAt));
        SavepointTask task = Assert.Single(read.Tasks), written = _manifest.Tasks[0];
        Assert.Equal((written.Partition, written.Checksum), (task.Partition, task.Checksum));
        Assert.Equal(written.Checkpoint.Number, task.Checkpoint.Number);
        Assert.Equal(written.Checkpoint.Sources, task.Checkpoint.Sources);
        Assert.Equal(written.Checkpoint.States, task.Checkpoint.States);
        Assert.Equal(16, read.Id.Length);
    }

    [Fact]
    public void A_manifest_that_was_cut_or_changed_at_any_byte_is_known()
    {
        byte[] whole = _manifest.ToBytes();
        for (int at = 0; at < whole.Length - 1; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 1;
            AssertDamaged(changed, $"changed at {at}");
            AssertDamaged(whole[..at], $"cut at {at}");
        }
    }

    private static void AssertDamaged(byte[] bytes, string how)
    {
        Exception? failure = Record.Exception(() => SavepointManifest.Read(bytes));
        Assert.True(
            failure is RecordFormatException or JsonException or InvalidOperationException or FormatException,
            $"{how}: {failure?.ToString() ?? "taken as whole"}");
    }
}
