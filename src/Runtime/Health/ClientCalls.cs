namespace Millrace.Runtime.Health;

/// <summary>
/// The call of a Kafka client that a lane is in, so that one that does not return can be named. Written by the lane's
/// thread around blocking calls, never per record: two plain writes, nothing allocated. Read by any thread.
/// </summary>
internal sealed class ClientCalls(TimeProvider time)
{
    private string? _name;
    private long _since;

    /// <summary>The call that is going on and since when; null between calls.</summary>
    public (string Name, TimeSpan For)? Current
    {
        get
        {
            while (Volatile.Read(ref _name) is { } name)
            {
                long since = Volatile.Read(ref _since);
                // Another call may have begun in between; the time is then that one's.
                if (ReferenceEquals(Volatile.Read(ref _name), name)) return (name, time.GetElapsedTime(since));
            }
            return null;
        }
    }

    /// <summary>Notes a call until the note is disposed; the one around it counts again then.</summary>
    public Note Enter(string name) => Begin(name);

    /// <summary>The lane's own code runs, inside a call-back: no call of the client is going on.</summary>
    public Note Leave() => Begin(null);

    private Note Begin(string? name)
    {
        Note note = new(this, _name, _since);
        _since = time.GetTimestamp();
        Volatile.Write(ref _name, name);
        return note;
    }

    /// <summary>A call that is going on.</summary>
    public readonly ref struct Note(ClientCalls calls, string? outer, long outerSince)
    {
        public void Dispose()
        {
            calls._since = outerSince;
            Volatile.Write(ref calls._name, outer);
        }
    }
}
