using System.Text;
using Millrace.Testing.Brokers;

namespace Millrace.Testing.Tests.Brokers;

/// <summary>Partitions as brokers keep them.</summary>
public class PartitionLogTests
{
    private readonly PartitionLog _log = new();

    [Fact]
    public void Compaction_leaves_the_last_record_of_each_key_at_its_offset()
    {
        Append("a", "1");
        Append("b", "2");
        Append("a", "3");
        Append("b", null);

        _log.Compact();

        Assert.Equal(4, _log.End);
        Assert.Equal(["a=3", "b="], Committed());
        Assert.Equal("3", Text(_log.Entries[2].Value));
    }

    [Fact]
    public void Compaction_removes_what_was_aborted_and_leaves_alone_what_is_open()
    {
        Append("a", "1");
        TransactionSpan aborted = _log.Begin();
        Append("a", "2", aborted);
        _log.Complete(aborted, isCommitted: false);
        TransactionSpan open = _log.Begin();
        Append("a", "3", open);

        _log.Compact();
        Assert.Equal(["a=1"], Committed());

        _log.Complete(open, isCommitted: true);
        Assert.Equal(["a=1", "a=3"], Committed());
        Assert.Equal(5, _log.End);
    }

    private void Append(string key, string? value, TransactionSpan? transaction = null) => _log.Append(new(
        Encoding.UTF8.GetBytes(key), value == null ? null : Encoding.UTF8.GetBytes(value), 0, transaction));

    private string[] Committed() =>
        [.. _log.Committed.Select(static entry => $"{Text(entry.Key)}={Text(entry.Value)}")];

    private static string Text(byte[]? bytes) => bytes == null ? "" : Encoding.UTF8.GetString(bytes);
}
