using MessagePack;

namespace Millrace.MessagePack;

public ref partial struct MessagePackValueReader
{
    /// <summary>Skips a value of any type, with everything in it.</summary>
    public void Skip()
    {
        bool isContainer = !_reader.End && _reader.NextMessagePackType is MessagePackType.Array or MessagePackType.Map;
        if (isContainer) SkipContainer();
        else SkipSingle();
    }

    /// <summary>
    /// Level by level: MessagePack's own reader skips nesting of any depth, and what JSON refuses should not pass here.
    /// </summary>
    private void SkipContainer()
    {
        int outside = _depth;
        Span<long> left = stackalloc long[MessagePackRecord.DepthMax + 1];
        left[outside] = 1;
        while (left[outside] > 0 || _depth > outside)
        {
            if (left[_depth] == 0)
            {
                End();
                continue;
            }
            left[_depth]--;
            if (NextIs(MessagePackType.Array)) SetLeft(left, StartArray());
            else if (NextIs(MessagePackType.Map)) SetLeft(left, 2L * StartMap());
            else SkipSingle();
        }
    }

    private readonly void SetLeft(Span<long> left, long count) => left[_depth] = count;

    private void SkipSingle()
    {
        int start = Position;
        try
        {
            _reader.Skip();
            // A string of 32-bit length may announce less than nothing.
            if (Position > start) return;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            // Said below.
        }
        throw Unexpected(start, "a value");
    }
}
