namespace Millrace.Conformance.Tests.Mutations;

/// <summary>
/// Gives mutations of valid values to a decoder, on a thread of its own: one that never comes to an end is told from
/// outside, and does not keep the process alive.
/// </summary>
internal sealed class MutationRun(int seed, int mutations)
{
    private const int PerOriginal = 100;
    private const int BytesShown = 10_000;

    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);

    private volatile Input _current = new(-1, []);
    private long _length;
    private long _bytesPerByte;
    private TimeSpan _timeMax;

    /// <summary>How many mutations were read; the others were refused.</summary>
    public int Read { get; private set; }

    /// <summary>Ends with the run; fails when one input takes longer than <paramref name="hangAfter"/>.</summary>
    public async Task RunAsync(
        Action<byte[]> decode, Func<Random, byte[]> create, TimeSpan hangAfter, CancellationToken cancellation)
    {
        Task all = Task.Factory.StartNew(
            () => RunAll(decode, create), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Input seen = _current;
        for (TimeSpan since = TimeSpan.Zero; !all.IsCompleted; since += _lookEvery)
        {
            await Task.WhenAny(all, Task.Delay(_lookEvery, cancellation));
            if (!ReferenceEquals(seen, _current)) (seen, since) = (_current, TimeSpan.Zero);
            Assert.True(since < hangAfter || all.IsCompleted, $"does not come to an end: {Describe(seen)}");
        }
        await all;
    }

    public override string ToString() =>
        $"{mutations} mutations of {_length / mutations} bytes, {Read} read; at most {_bytesPerByte} bytes per byte "
        + $"beyond 64 KiB, and {_timeMax.TotalMilliseconds:F1} ms";

    private void RunAll(Action<byte[]> decode, Func<Random, byte[]> create)
    {
        Random random = new(seed);
        Mutator mutator = new(random);
        byte[] original = [];
        for (int i = 0; i < mutations; i++)
        {
            if (i % PerOriginal == 0)
            {
                original = create(random);
                _current = new(i, original);
                Assert.True(Try(decode, _current).IsRead, "what is valid is refused");
            }
            _current = new(i, mutator.Mutate(original));
            if (Try(decode, _current).IsRead) Read++;
        }
    }

    private Decoded Try(Action<byte[]> decode, Input input)
    {
        Decoded decoded = default;
        try
        {
            decoded = DecodingBounds.Measure(decode, input.Bytes);
        }
        catch (Exception e)
        {
            Assert.Fail($"{e}: {Describe(input)}");
        }
        Assert.True(decoded.Broken == null, $"{decoded.Broken}: {Describe(input)}");
        _length += input.Bytes.Length;
        _bytesPerByte = Math.Max(_bytesPerByte, decoded.BytesPerByte);
        if (decoded.Time > _timeMax) _timeMax = decoded.Time;
        return decoded;
    }

    private string Describe(Input input) =>
        $"seed {seed}, mutation {input.Number}, {input.Bytes.Length} bytes\n"
        + Convert.ToHexString(input.Bytes.AsSpan(0, Math.Min(input.Bytes.Length, BytesShown)));

    private sealed record Input(int Number, byte[] Bytes);
}
