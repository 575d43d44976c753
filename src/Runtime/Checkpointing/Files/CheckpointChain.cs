namespace Millrace.Runtime.Checkpointing.Files;

/// <summary>
/// Decides from which files a task goes on: a pure function of what stands in each. That is the newest base or change
/// from which a chain of whole files, each made for the next, leads back to a base.
/// </summary>
internal static class CheckpointChain
{
    /// <summary>What is known of one file: its header and checksum, or what is wrong with it.</summary>
    internal readonly record struct FileFacts(CheckpointFileHeader? Header, ulong Checksum, string? Damage)
    {
        public static FileFacts Whole(CheckpointFileHeader header, ulong checksum) => new(header, checksum, null);

        public static FileFacts Broken(string damage) => new(null, 0, damage);
    }

    /// <param name="Numbers">The files to read, from the base on; empty when there is no whole chain.</param>
    /// <param name="Damage">The checkpoints behind it that cannot be used, newest first.</param>
    internal sealed record Recovery(IReadOnlyList<long> Numbers, IReadOnlyList<CheckpointDamage> Damage);

    /// <param name="numbers">The numbers of a task's files, in ascending order.</param>
    /// <param name="inspect">Reads a file; may be asked for one that there is not.</param>
    public static Recovery Find(IReadOnlyList<long> numbers, Func<long, FileFacts> inspect)
    {
        Dictionary<long, FileFacts> known = [];
        List<CheckpointDamage> damage = [];
        for (int i = numbers.Count - 1; i >= 0; i--)
        {
            List<long> chain = [];
            if (Follow(numbers[i], Inspect, chain) is not { } reason)
                return new([.. chain.AsEnumerable().Reverse()], damage);
            damage.Add(new(numbers[i], reason));
        }
        return new([], damage);

        FileFacts Inspect(long number) =>
            known.TryGetValue(number, out FileFacts facts) ? facts : known[number] = inspect(number);
    }

    /// <summary>Goes back to the base of the newest file; tells what is in the way.</summary>
    private static string? Follow(long newest, Func<long, FileFacts> inspect, List<long> chain)
    {
        ulong? wanted = null;
        long? baseNumber = null;
        for (long number = newest; ; number--)
        {
            FileFacts file = inspect(number);
            bool isAnother = wanted is { } checksum && checksum != file.Checksum;
            string? damage = file.Damage ?? (isAnother ? "another one was written in its place" : null);
            if (damage != null) return number == newest ? damage : $"it builds on number {number}: {damage}";
            chain.Add(number);
            baseNumber ??= file.Header!.BaseNumber;
            if (number == baseNumber) return null;
            if (baseNumber == 0) return "its image is not complete yet";
            wanted = file.Header!.PreviousChecksum;
        }
    }
}
