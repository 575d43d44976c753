namespace Millrace.Runtime.Lanes;

/// <summary>Says when a growing count is worth a line in the log: at the first one, and at each power of ten.</summary>
internal struct TenfoldReport()
{
    private long _next = 1;

    public bool IsDue(long count)
    {
        if (count < _next) return false;
        while (_next <= count) _next *= 10;
        return true;
    }
}
