using System.Diagnostics.CodeAnalysis;
using Millrace.Simulation.Tests.Scenarios;

namespace Millrace.Simulation.Tests.Checking;

/// <summary>All that a task has to read: the input, and the probes behind it.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="First">The input of each source, in its order.</param>
/// <param name="Probes">The probes of each source, in their order.</param>
internal sealed record PartitionInput(
    int Partition, IReadOnlyList<IReadOnlyList<Given>> First, IReadOnlyList<IReadOnlyList<Given>> Probes)
{
    public static PartitionInput Of(Scenario scenario, int partition)
    {
        int sources = scenario.Job.Shape.Sources;
        IEnumerable<Given> first = scenario.Arrivals
            .Where(static arrival => arrival.Fate != ArrivalFate.Aborted)
            .Select(static arrival => arrival.Record);
        return new(
            partition, BySource(first, sources, partition),
            BySource(StreamDraw.Probes(sources, scenario.Partitions), sources, partition));
    }

    /// <summary>
    /// In which order the task has read its records. With one source there is one; with two, the totals in the sink
    /// tell, and that order must be one that two readers of two topics can come to.
    /// </summary>
    public bool TryOrder(
        List<(string Key, Line Line)> written, out IReadOnlyList<Given> order, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        order = [.. First[0], .. Probes[0]];
        if (First.Count == 1) return true;
        Dictionary<(int Source, int Number), Given> known = First.Concat(Probes).SelectMany(static all => all)
            .ToDictionary(static record => record.Id);
        string prefix = $"p{Partition}k";
        order =
        [
            .. written
                .Where(output => output.Line.Kind is "total" or "note"
                    && output.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(output => (output.Line.Kind == "total" ? 0 : 1, (int)output.Line.Number))
                .Where(known.ContainsKey)
                .Select(id => known[id]),
        ];
        for (int source = 0; source < First.Count && problem == null; source++)
            if (!order.Where(record => record.Source == source).SequenceEqual(First[source].Concat(Probes[source])))
                problem = $"I1: partition {Partition} has not read source {source} once, in its order.";
        return problem == null;
    }

    /// <summary>Runs the reference over the first records, whose input has no end.</summary>
    public ReferenceTask Begin(Scenario scenario, IEnumerable<Given> first)
    {
        ReferenceTask task = new(scenario.Job.Shape, (long)scenario.OutOfOrderness.TotalMilliseconds);
        foreach (Given record in first) task.Process(record);
        return task;
    }

    /// <summary>Runs the reference over the records in an order.</summary>
    public ReferenceTask Run(Scenario scenario, IReadOnlyList<Given> order)
    {
        ReferenceTask task = new(scenario.Job.Shape, (long)scenario.OutOfOrderness.TotalMilliseconds);
        int first = First.Sum(static all => all.Count);
        Run(task, order.Take(first), First, scenario.IsBounded);
        Run(task, order.Skip(first), Probes, isBounded: true);
        return task;
    }

    private static void Run(
        ReferenceTask task, IEnumerable<Given> order, IReadOnlyList<IReadOnlyList<Given>> all, bool isBounded)
    {
        int[] left = [.. all.Select(static source => source.Count)];
        for (int source = 0; isBounded && source < left.Length; source++)
            if (left[source] == 0) task.End(source);
        foreach (Given record in order)
        {
            task.Process(record);
            if (--left[record.Source] == 0 && isBounded) task.End(record.Source);
        }
        task.GoOn();
    }

    private static IReadOnlyList<IReadOnlyList<Given>> BySource(
        IEnumerable<Given> records, int sources, int partition) =>
    [
        .. Enumerable.Range(0, sources).Select(source => (IReadOnlyList<Given>)
            [.. records.Where(record => record.Source == source && record.Partition == partition)]),
    ];
}
