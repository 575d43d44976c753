using System.Text;
using Confluent.Kafka;
using Millrace.Benchmarks.Compare.Engines;
using Millrace.Benchmarks.Kafka;

namespace Millrace.Benchmarks.Compare.Checking;

/// <summary>Compares what engines have written for one query with what the first of them has.</summary>
/// <param name="topics">Where they are.</param>
/// <param name="someEndEarly">Whether the last results of some may be missing.</param>
/// <param name="packedTopic">The source in MessagePack.</param>
internal sealed class OutputCheck(BenchmarkTopics topics, bool someEndEarly, string packedTopic)
{
    private const int KeysShown = 3;
    private readonly ValueHash _hash = new();
    private Output? _reference;

    /// <summary>What the comparison has found to be as it should, a sentence each.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>What others are compared with, and must stay until they are; null before the first check.</summary>
    public string? ReferenceTopic => _reference?.Topic;

    /// <exception cref="BenchmarkException">The outputs differ; the message shows where.</exception>
    public async Task CheckAsync(Variant variant, string topic, CancellationToken cancellation)
    {
        if (variant.CopiesMessagePack)
        {
            await CheckCopyAsync(variant, topic, cancellation);
            return;
        }
        Output output = new(variant, topic, new(keepsSteps: someEndEarly && _reference is null));
        await ReadAsync(output.Digest, topic, _hash.Of, cancellation);
        if (output.Digest.Records == 0)
            throw new BenchmarkException($"{variant.Name} has written nothing for {variant.Query}.");
        if (_reference is null) Findings.Add($"{variant.Name}: {output.Digest.Records:N0} results.");
        else await CompareAsync(_reference, output, cancellation);
        _reference ??= output;
    }

    private async Task CheckCopyAsync(Variant variant, string topic, CancellationToken cancellation)
    {
        OutputDigest source = new(keepsSteps: false), copy = new(keepsSteps: false);
        await ReadAsync(source, packedTopic, ValueHash.OfBytes, cancellation);
        await ReadAsync(copy, topic, ValueHash.OfBytes, cancellation);
        string[] keys = [.. source.KeysThatDiffer(copy, mayEndEarly: false)];
        if (keys.Length > 0)
            throw new BenchmarkException(
                $"{variant.Name} has not written what it read, for {keys.Length:N0} key(s), '{keys[0]}' among them.");
        Findings.Add($"{variant.Name}: what it read, byte for byte.");
    }

    private Task ReadAsync(OutputDigest digest, string topic, HashOf hashOf, CancellationToken cancellation) =>
        CommittedRecords.ReadAsync(
            topics, topic,
            record => digest.Add(KeyOf(record), record.Partition.Value, hashOf(record.Message.Value)), cancellation);

    private async Task CompareAsync(Output reference, Output output, CancellationToken cancellation)
    {
        string name = output.Variant.Name;
        List<string> keys = [.. reference.Digest.KeysThatDiffer(output.Digest, output.Variant.MayEndEarly)];
        if (keys.Count > 0) throw new BenchmarkException(await DescribeAsync(reference, output, keys, cancellation));
        long missing = reference.Digest.Records - output.Digest.Records;
        Findings.Add(missing == 0
            ? $"{name}: the same."
            : $"{name}: the same as far as it has closed its windows; the last {missing:N0} results are missing.");
    }

    /// <summary>Reads both topics once more, for the values of a few keys.</summary>
    private async Task<string> DescribeAsync(
        Output reference, Output output, List<string> keys, CancellationToken cancellation)
    {
        string[] shown = [.. keys.Take(KeysShown)];
        ILookup<string, ShownValue> expected = await ValuesOfAsync(reference.Topic, shown, cancellation);
        ILookup<string, ShownValue> found = await ValuesOfAsync(output.Topic, shown, cancellation);
        StringBuilder message = new($"{reference.Variant.Name} and {output.Variant.Name} differ for {keys.Count:N0} "
            + $"key(s) of query {output.Variant.Query}:");
        foreach (string key in shown)
        {
            message.Append($"\n  key {key}: ").Append(Difference.Between(
                (reference.Variant.Name, [.. expected[key]]), (output.Variant.Name, [.. found[key]])));
        }
        return message.ToString();
    }

    private async Task<ILookup<string, ShownValue>> ValuesOfAsync(
        string topic, string[] keys, CancellationToken cancellation)
    {
        List<(string Key, ShownValue Value)> values = [];
        ValueHash hash = new();
        await CommittedRecords.ReadAsync(topics, topic, Keep, cancellation);
        return values.ToLookup(static value => value.Key, static value => value.Value);

        void Keep(ConsumeResult<string, byte[]> record)
        {
            if (keys.Contains(record.Message.Key)) values.Add((record.Message.Key, ShownValue.Of(record, hash)));
        }
    }

    private static string KeyOf(ConsumeResult<string, byte[]> record) => record.Message.Key
        ?? throw new BenchmarkException($"The result at {record.TopicPartitionOffset} has no key.");

    private delegate ulong HashOf(ReadOnlySpan<byte> value);

    private sealed record Output(Variant Variant, string Topic, OutputDigest Digest);
}
