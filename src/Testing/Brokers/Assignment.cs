using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>
/// Spreads partition numbers over members: evenly, each with what it holds already as far as that goes, and the same
/// number of every topic to one member.
/// </summary>
internal static class Assignment
{
    public static void Spread(IReadOnlyList<Membership> members, Func<string, int> partitionsOf)
    {
        if (members.Count == 0) return;
        IReadOnlyList<string> topics = members[0].Topics;
        int count = topics.Max(partitionsOf);
        List<int>[] numbers = [.. members.Select(static _ => new List<int>())];
        int quota = (count + members.Count - 1) / members.Count;
        List<int> free = [];
        for (int number = 0; number < count; number++)
        {
            int holder = HolderOf(members, number);
            if (holder >= 0 && numbers[holder].Count < quota) numbers[holder].Add(number);
            else free.Add(number);
        }
        foreach (int number in free) numbers.MinBy(static own => own.Count)!.Add(number);
        Even(numbers);
        for (int i = 0; i < members.Count; i++)
            members[i].Target = [.. topics.SelectMany(topic => numbers[i]
                .Where(number => number < partitionsOf(topic))
                .Select(number => new TopicPartition(topic, number)))];
    }

    private static int HolderOf(IReadOnlyList<Membership> members, int number)
    {
        for (int i = 0; i < members.Count; i++)
            if (members[i].Owned.Any(partition => partition.Partition.Value == number)) return i;
        for (int i = 0; i < members.Count; i++)
            if (members[i].Target.Any(partition => partition.Partition.Value == number)) return i;
        return -1;
    }

    /// <summary>Nobody has two more than somebody else.</summary>
    private static void Even(List<int>[] numbers)
    {
        while (true)
        {
            List<int> most = numbers.MaxBy(static own => own.Count)!, least = numbers.MinBy(static own => own.Count)!;
            if (most.Count - least.Count < 2) return;
            least.Add(most[^1]);
            most.RemoveAt(most.Count - 1);
        }
    }
}
