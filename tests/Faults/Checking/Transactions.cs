using Millrace.Brokers;

namespace Millrace.Faults.Checking;

/// <summary>
/// The transactions of a cluster as Kafka's own tool shows them: clients of librdkafka cannot ask for them.
/// </summary>
internal static class Transactions
{
    private const string Tool = "org.apache.kafka.tools.TransactionsCommand";
    private const int IdColumn = 0, StateColumn = 3;
    private static readonly string[] _ended = ["Empty", "CompleteCommit", "CompleteAbort", "Dead"];

    /// <summary>True when coordinators have none that goes on, or that waits for its markers.</summary>
    public static async Task<bool> AreEndedAsync(string bootstrapServers) =>
        !UnfinishedIn(await AskAsync(bootstrapServers, "list")).Any();

    /// <summary>What coordinators have, and more of those that have not ended.</summary>
    public static async Task<string> DescribeAsync(string bootstrapServers)
    {
        string list = await AskAsync(bootstrapServers, "list");
        foreach (string id in UnfinishedIn(list).ToArray())
            list += await AskAsync(bootstrapServers, "describe", "--transactional-id", id);
        return list;
    }

    /// <summary>Who has written to a partition, and which transactions are open there.</summary>
    public static Task<string> ProducersOfAsync(string bootstrapServers, string topic, int partition) =>
        AskAsync(bootstrapServers, "describe-producers", "--topic", topic, "--partition", $"{partition}");

    private static IEnumerable<string> UnfinishedIn(string list) => list
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(static line => line.Split('\t', StringSplitOptions.TrimEntries))
        .Where(static columns => !_ended.Contains(columns[StateColumn]))
        .Select(static columns => columns[IdColumn]);

    private static Task<string> AskAsync(string bootstrapServers, params IEnumerable<string> command) =>
        KafkaTools.RunAsync(Tool, ["--bootstrap-server", bootstrapServers, .. command]);
}
