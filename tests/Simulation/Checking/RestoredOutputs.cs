using System.Text.Json;
using Millrace.Simulation.Tests.Running;

namespace Millrace.Simulation.Tests.Checking;

/// <summary>
/// What a job that started from the savepoint has written: all that comes of the records behind those that the
/// savepoint has, and nothing else.
/// </summary>
internal static class RestoredOutputs
{
    public static IEnumerable<string> Compare(World world)
    {
        Dictionary<string, List<Line>> expected = [];
        using JsonDocument manifest = JsonDocument.Parse(world.SavepointManifest!);
        foreach (JsonElement task in manifest.RootElement.GetProperty("tasks").EnumerateArray())
        {
            int partition = task.GetProperty("partition").GetInt32();
            long offset = task.GetProperty("sources")[0].GetProperty("offset").GetInt64();
            PartitionInput input = PartitionInput.Of(world.Scenario, partition);
            IReadOnlyList<Given> order = [.. input.First[0], .. input.Probes[0]];
            Dictionary<string, List<Line>> before =
                input.Begin(world.Scenario, order.Take(world.RecordsBefore(offset, partition))).Lines;
            foreach ((string key, List<Line> lines) in input.Run(world.Scenario, order).Lines)
                expected[key] = [.. lines.Skip(before.GetValueOrDefault(key, []).Count)];
        }
        return Outputs.Compare(world.Scenario, expected, Outputs.Read(world.Cluster, World.RestoredReports))
            .Select(static difference => "from the savepoint: " + difference);
    }
}
