using Millrace.Conformance.Tests.Types;
using Millrace.Contracts;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>
/// Damaged input is read or refused, in words, within memory that its size bounds and a time. The seed is printed;
/// <c>MILLRACE_TEST_MUTATIONS</c> says how many there are, <c>MILLRACE_TEST_SEED</c> which.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>Errors with their stack traces, buffers of a first size.</summary>
    private const long BytesFree = 64 * 1024;

    /// <summary>The dearest input is a list of empty objects in MessagePack, a byte each.</summary>
    private const long BytesPerByte = 512;

    /// <summary>Of the processor, for this process: what others do on the machine takes no part in it.</summary>
    private static readonly TimeSpan _timeMax = TimeSpan.FromSeconds(2);

    private static readonly int _mutations = Settings.Number("MILLRACE_TEST_MUTATIONS", 20_000);

    [Fact]
    public void Of_JSON() => Run(new Probe<JsonTree>(), Subject.Json);

    [Fact]
    public void Of_MessagePack() => Run(new Probe<PackedTree>(), Subject.Packed);

    private void Run(Probe probe, Func<Random, byte[]> create)
    {
        int seed = Settings.Number("MILLRACE_TEST_SEED", Random.Shared.Next());
        output.WriteLine($"MILLRACE_TEST_SEED={seed}");
        Random random = new(seed);
        Mutator mutator = new(random);
        int read = 0;
        long worst = 0;
        byte[] original = create(random);
        for (int i = 0; i < _mutations / 2; i++)
        {
            if (i % 100 == 0) original = create(random);
            byte[] mutated = mutator.Mutate(original);
            (bool isRead, long bytes) = Try(probe, mutated, seed, i);
            if (isRead) read++;
            worst = Math.Max(worst, (bytes - BytesFree) / Math.Max(mutated.Length, 1));
        }
        output.WriteLine($"{_mutations / 2} mutations, {read} read; at most {worst} bytes per byte beyond 64 KiB");
        Assert.InRange(read, 1, _mutations / 2);
    }

    private static (bool IsRead, long Bytes) Try(Probe probe, byte[] mutated, int seed, int number)
    {
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan timeBefore = Environment.CpuUsage.TotalTime;
        bool isRead = true;
        try
        {
            probe.Read(mutated);
        }
        catch (RecordFormatException)
        {
            isRead = false;
        }
        catch (Exception e)
        {
            Assert.Fail($"seed {seed}, mutation {number}: {e}\n{Convert.ToHexString(mutated)}");
        }
        long bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        TimeSpan time = Environment.CpuUsage.TotalTime - timeBefore;
        if (BrokenBound(bytes, time, mutated.Length) is { } broken)
            Assert.Fail($"seed {seed}, mutation {number}: {broken}\n{Convert.ToHexString(mutated)}");
        return (isRead, bytes);
    }

    private static string? BrokenBound(long bytes, TimeSpan time, int length)
    {
        long bytesMax = BytesFree + BytesPerByte * length;
        if (bytes > bytesMax) return $"{length} bytes made it allocate {bytes}, at most {bytesMax}";
        return time > _timeMax ? $"{length} bytes took {time} of the processor, at most {_timeMax}" : null;
    }
}
