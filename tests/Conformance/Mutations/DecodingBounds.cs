using System.Diagnostics;
using Millrace.Contracts;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>
/// What an input may cost its decoder, by its size: memory, which is counted, and time. A thread's own time is not to
/// be had, so it is the lesser of what passed on the wall, where a busy machine lets it wait, and what the process had
/// of the processor, of which other threads have their part; and an input is over its time only if it is so every time.
/// A decoder that takes time with the square of its input's size is over it with a large one.
/// </summary>
internal static class DecodingBounds
{
    /// <summary>Errors with their stack traces, buffers of a first size.</summary>
    private const long BytesFree = 64 * 1024;

    /// <summary>The dearest input is a list of empty objects in MessagePack, a byte each.</summary>
    private const long BytesPerByte = 512;

    private const int Attempts = 5;

    /// <summary>A hundred times what the dearest errors take.</summary>
    private static readonly TimeSpan _timeFree = TimeSpan.FromMilliseconds(20);

    /// <summary>Five times what the dearest large input takes in a debug build on a busy machine.</summary>
    private static readonly TimeSpan _timePerByte = TimeSpan.FromMicroseconds(0.5);

    /// <summary>Runs <paramref name="decode"/>, which gives up with a <see cref="RecordFormatException"/>.</summary>
    public static Decoded Measure(Action<byte[]> decode, byte[] input)
    {
        Decoded best = Once(decode, input);
        for (int i = 1; i < Attempts && best.Time > TimeMax(input.Length); i++)
        {
            Decoded next = Once(decode, input);
            if (next.Time < best.Time) best = best with { Time = next.Time };
        }
        return best with { Broken = Broken(best, input.Length) };
    }

    private static Decoded Once(Action<byte[]> decode, byte[] input)
    {
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan usedBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        bool isRead = true;
        try
        {
            decode(input);
        }
        catch (RecordFormatException)
        {
            isRead = false;
        }
        TimeSpan passed = Stopwatch.GetElapsedTime(start);
        TimeSpan used = Environment.CpuUsage.TotalTime - usedBefore;
        long bytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
        long bytesPerByte = (bytes - BytesFree) / Math.Max(input.Length, 1);
        return new(isRead, bytes, bytesPerByte, passed < used ? passed : used, Broken: null);
    }

    private static string? Broken(Decoded decoded, int length)
    {
        long bytesMax = BytesFree + BytesPerByte * length;
        if (decoded.Bytes > bytesMax) return $"{length} bytes made it allocate {decoded.Bytes}, at most {bytesMax}";
        return decoded.Time > TimeMax(length)
            ? $"{length} bytes took {decoded.Time} or longer {Attempts} times, at most {TimeMax(length)}"
            : null;
    }

    private static TimeSpan TimeMax(int length) => _timeFree + _timePerByte * length;
}

/// <summary>What became of an input.</summary>
/// <param name="IsRead">False when it was refused.</param>
/// <param name="Bytes">What was allocated.</param>
/// <param name="BytesPerByte">What was allocated for each byte of the input, beyond what is free.</param>
/// <param name="Time">How long it took at best.</param>
/// <param name="Broken">The bound that is broken, in words; null for none.</param>
internal readonly record struct Decoded(
    bool IsRead, long Bytes, long BytesPerByte, TimeSpan Time, string? Broken);
