using Confluent.Kafka;
using Millrace.Testing.Processes;

namespace Millrace.Simulation.Tests.Scenarios;

/// <summary>How likely something goes wrong at each opportunity, and how often it may in a run.</summary>
internal sealed record HazardRates
{
    /// <summary>How many times in all.</summary>
    public int Budget { get; init; }

    /// <summary>A transaction is refused.</summary>
    public double Refusal { get; init; }

    /// <summary>A record is refused, or its acknowledgement does not come.</summary>
    public double Write { get; init; }

    /// <summary>The end of a transaction is slow, or its answer does not come.</summary>
    public double End { get; init; }

    /// <summary>A question is not answered.</summary>
    public double Query { get; init; }

    /// <summary>A partition goes and comes back within one poll.</summary>
    public double Return { get; init; }

    /// <summary>The marker of a transaction takes its time.</summary>
    public double Marker { get; init; }

    /// <summary>A process ends at one of its calls.</summary>
    public double Crash { get; init; }

    /// <summary>A process is paused at one of its calls.</summary>
    public double Pause { get; init; }

    /// <summary>A message comes once more.</summary>
    public double Repeat { get; init; }

    /// <summary>A call takes its time.</summary>
    public double Delay { get; init; }
}

/// <summary>Decides at each opportunity whether something goes wrong. One for a run.</summary>
internal sealed class Hazards(HazardRates rates, Random random, Action<string> trace)
{
    private static readonly ErrorCode[] _refusals =
        [ErrorCode.RebalanceInProgress, ErrorCode.IllegalGeneration, ErrorCode.Local_TimedOut];

    private static readonly string[] _questions = ["StableOffsets", "QueryOffsets", "DescribeGroup"];

    /// <summary>What can go wrong.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "a crash is due", "a pause is due", "a call is slow", "a marker is slow", "a transaction is refused",
        "a record is refused", "a file cannot be written", "an acknowledgement is lost",
        "a partition goes and comes back",
        "records come once more", "a message comes once more", "the end of a transaction is slow or lost",
        .. _questions.Select(static question => $"{question} is not answered"),
    ];

    private int _left = rates.Budget;

    /// <summary>No more from now on.</summary>
    public void Stop() => _left = 0;

    /// <summary>At which call a life ends; never for most.</summary>
    public CallTrigger Crash() => Strikes(rates.Crash, "a crash is due") ? CallTrigger.Draw(random) : CallTrigger.Never;

    /// <summary>At which call a life is paused, and for how long; never for most.</summary>
    public (CallTrigger At, TimeSpan Lasts) Pause() =>
        Strikes(rates.Pause, "a pause is due") ? (CallTrigger.Draw(random), Seconds(30)) : (CallTrigger.Never, default);

    /// <summary>Now and then longer than a transaction may take.</summary>
    public TimeSpan Delay() =>
        Strikes(rates.Delay, "a call is slow") ? Seconds(random.Next(4) == 0 ? 25 : 3) : TimeSpan.Zero;

    public TimeSpan Marker() => Strikes(rates.Marker, "a marker is slow") ? Seconds(4) : TimeSpan.Zero;

    public ErrorCode Refusal() =>
        Strikes(rates.Refusal, "a transaction is refused") ? OneOf(_refusals) : ErrorCode.NoError;

    public ErrorCode Write() =>
        Strikes(rates.Write, "a record is refused") ? ErrorCode.NotEnoughReplicas : ErrorCode.NoError;

    public string? CreateFile() =>
        Strikes(rates.Write, "a file cannot be written") ? "there is no room left" : null;

    public bool LosesRecord() => Strikes(rates.Write, "an acknowledgement is lost");

    public ErrorCode Query(string question) =>
        _questions.Contains(question) && Strikes(rates.Query, $"{question} is not answered")
            ? ErrorCode.Local_TimedOut
            : ErrorCode.NoError;

    public bool Returns() => Strikes(rates.Return, "a partition goes and comes back");

    public int RepeatsRecords() => Strikes(rates.Repeat, "records come once more") ? random.Next(1, 8) : 0;

    public bool Repeats() => Strikes(rates.Repeat, "a message comes once more");

    /// <summary>
    /// A client repeats a request that got no answer for seconds, so that a copy of it can arrive much later.
    /// </summary>
    public EndFate End()
    {
        if (!Strikes(rates.End, "the end of a transaction is slow or lost")) return EndFate.Answered;
        bool isAnswerLost = random.Next(2) == 0;
        TimeSpan takes = Seconds(7);
        bool hasCopy = random.Next(2) == 0 && (isAnswerLost || takes > TimeSpan.FromSeconds(3));
        return new()
        {
            Takes = takes,
            IsAnswerLost = isAnswerLost,
            IsRequestLost = isAnswerLost && random.Next(2) == 0,
            CopyArrivesAfter = hasCopy ? Seconds(12) : null,
        };
    }

    private bool Strikes(double rate, string what)
    {
        if (_left == 0 || rate == 0 || random.NextDouble() >= rate) return false;
        _left--;
        trace(what);
        return true;
    }

    private TimeSpan Seconds(double max) => TimeSpan.FromSeconds(random.NextDouble() * max);

    private T OneOf<T>(T[] all) => all[random.Next(all.Length)];
}
