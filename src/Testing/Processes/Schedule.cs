namespace Millrace.Testing.Processes;

/// <summary>
/// Decides which thread of the simulated processes runs, one at a time: at each call of a port the turn may go to
/// another one, by a random number. One seed is one order of everything. When all of them wait, the clock moves on to
/// what comes next.
/// </summary>
internal sealed class Schedule(int seed, VirtualTime time) : IDisposable
{
    /// <summary>How long code between two calls of ports may take, by a real clock.</summary>
    private static readonly TimeSpan _realTimeMax = TimeSpan.FromSeconds(60);

    [ThreadStatic] private static Fiber? _running;

    private readonly Random _random = new(seed);
    private readonly List<Fiber> _fibers = [];
    private readonly Fiber _driver = new("test");
    private readonly List<Fiber> _ready = [];
    private Func<bool> _isDone = static () => true;
    private DateTimeOffset _deadline;
    private bool _isOver;

    public VirtualTime Time { get; } = time;

    /// <summary>When something happens that is not a thread's doing; null when nothing will.</summary>
    public Func<DateTimeOffset?> NextEvent { get; init; } = static () => null;

    /// <summary>Called when the clock has moved.</summary>
    public Action OnTime { get; init; } = static () => { };

    /// <summary>How many times the turn was given.</summary>
    public long Turns { get; private set; }

    /// <summary>The threads that have not ended.</summary>
    public IReadOnlyCollection<Fiber> Fibers => _fibers;

    /// <summary>Adds a thread; it runs when its turn comes.</summary>
    public Fiber Start(string name, Action body)
    {
        Fiber fiber = new(name);
        _fibers.Add(fiber);
        new Thread(() => Run(fiber, body)) { Name = name, IsBackground = true }.Start();
        return fiber;
    }

    /// <summary>Lets the threads run until <paramref name="isDone"/>, which is asked at each turn.</summary>
    /// <returns>False when that did not come within <paramref name="timeMax"/>, by the schedule's clock, or when
    /// nothing is left that could bring it.</returns>
    /// <exception cref="TimeoutException">A thread does not come back from code of the user.</exception>
    public bool RunUntil(Func<bool> isDone, TimeSpan timeMax)
    {
        (_isDone, _deadline) = (isDone, Time.GetUtcNow() + timeMax);
        Fiber next = Next();
        if (next != _driver) Switch(_driver, next);
        return isDone();
    }

    /// <summary>Gives the turn away, perhaps.</summary>
    public void Yield() => PassOn(_running ?? throw new InvalidOperationException("not a thread of the schedule"));

    /// <summary>Waits by the schedule's clock.</summary>
    public void Sleep(TimeSpan duration)
    {
        Fiber self = _running ?? throw new InvalidOperationException("not a thread of the schedule");
        self.WakeAt = Time.GetUtcNow() + duration;
        PassOn(self);
        self.WakeAt = null;
    }

    /// <summary>Ends all threads, as if their processes were killed.</summary>
    public void Dispose()
    {
        _isOver = true;
        while (_fibers.Count > 0) Switch(_driver, _fibers[0]);
        _driver.Dispose();
    }

    private void Run(Fiber fiber, Action body)
    {
        _running = fiber;
        fiber.Turn.Wait();
        try
        {
            if (!_isOver) body();
        }
        catch (CrashException) when (_isOver)
        {
        }
        finally
        {
            _fibers.Remove(fiber);
            Next().Turn.Release();
            fiber.Dispose();
        }
    }

    private void PassOn(Fiber self)
    {
        if (_isOver) throw new CrashException();
        Fiber next = Next();
        if (next != self) Switch(self, next);
        if (_isOver) throw new CrashException();
    }

    private static void Switch(Fiber from, Fiber to)
    {
        to.Turn.Release();
        if (!from.Turn.Wait(_realTimeMax))
            throw new TimeoutException(
                $"'{to.Name}' has not come back for {_realTimeMax.TotalSeconds} s: a handler blocks, or waits for "
                + "something that nobody brings.");
    }

    private Fiber Next()
    {
        while (!_isOver && !_isDone())
        {
            DateTimeOffset now = Time.GetUtcNow();
            _ready.Clear();
            DateTimeOffset? wake = NextEvent();
            foreach (Fiber fiber in _fibers)
            {
                if (fiber.WakeAt is not { } at || at <= now) _ready.Add(fiber);
                else if (wake == null || at < wake) wake = at;
            }
            Turns++;
            if (_ready.Count > 0) return _ready[_random.Next(_ready.Count)];
            if (wake is not { } next || next > _deadline) return _driver;
            Time.AdvanceTo(next);
            OnTime();
        }
        return _driver;
    }
}
