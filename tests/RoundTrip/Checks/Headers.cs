using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>The headers of a message that was written, for reading it.</summary>
internal sealed class Headers : RecordOrigin
{
    private readonly List<(byte[] Name, byte[] Value)> _headers = [];

    public Headers(MessageWriter message)
    {
        foreach (RecordHeader header in message.Headers)
            _headers.Add((header.Name.ToArray(), header.Value.ToArray()));
    }

    public override string Topic => "topic";

    public override int Partition => 0;

    public override long Offset => 0;

    public override TimestampKind TimestampKind => TimestampKind.None;

    public override int? LeaderEpoch => null;

    public override bool TryGetHeader(int index, out RecordHeader header)
    {
        header = default;
        if (index >= _headers.Count) return false;
        header = new() { Name = _headers[index].Name, Value = _headers[index].Value, HasValue = true };
        return true;
    }
}
