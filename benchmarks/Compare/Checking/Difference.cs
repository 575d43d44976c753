using System.Text;
using Confluent.Kafka;

namespace Millrace.Benchmarks.Compare.Checking;

/// <summary>A value that a message shows, with what makes it equal to another.</summary>
internal readonly record struct ShownValue(ulong Hash, int Partition, string Text)
{
    public static ShownValue Of(ConsumeResult<string, byte[]> record, ValueHash hash) => new(
        hash.Of(record.Message.Value), record.Partition.Value, Encoding.UTF8.GetString(record.Message.Value));

    public bool IsSame(ShownValue other) => (Hash, Partition) == (other.Hash, other.Partition);
}

/// <summary>Says in words where two lists of values part.</summary>
internal static class Difference
{
    public static string Between(
        (string Name, IReadOnlyList<ShownValue> Values) one, (string Name, IReadOnlyList<ShownValue> Values) other)
    {
        int same = one.Values.Zip(other.Values).TakeWhile(static pair => pair.First.IsSame(pair.Second)).Count();
        return $"{one.Values.Count} and {other.Values.Count} values, the first {same} are the same; then "
            + $"{one.Name} has {ValueAt(one.Values, same)}, {other.Name} has {ValueAt(other.Values, same)}";
    }

    private static string ValueAt(IReadOnlyList<ShownValue> values, int index) =>
        index < values.Count ? $"{values[index].Text} in partition {values[index].Partition}" : "no more";
}
