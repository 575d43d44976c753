namespace Millrace.Repo.Rules;

/// <summary>
/// The folders of <c>src/Runtime</c> and which others each may name. A folder that is not here, or an arrow that is not
/// here, is a decision: make it in this table.
/// </summary>
internal static class RuntimeFolders
{
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        // What everything stands on: ports, time, settings, telemetry.
        ["Reading"] = [],
        ["Writing"] = ["Reading", "Tasks"],
        ["Timing"] = [],
        ["Objects"] = [],
        ["Options"] = [],
        ["Telemetry"] = [],
        ["Health"] = ["Telemetry"],

        // What a task is made of.
        ["State"] = ["Checkpointing"],
        ["Windows"] = ["Checkpointing", "State", "Tasks", "Timing"],
        ["Tasks"] = ["Options", "Reading", "State", "Timing", "Windows", "Writing"],

        // What a lane does with tasks, and the clients that it owns.
        ["Checkpointing"] = ["Clients", "Objects", "Options", "Reading", "State", "Tasks", "Telemetry", "Writing"],
        ["Kafka"] = ["Health", "Reading", "Writing"],
        ["Clients"] = ["Checkpointing", "Health", "Kafka", "Options", "Reading", "Telemetry", "Writing"],
        ["Lanes"] =
        [
            "Checkpointing", "Clients", "Health", "Objects", "Options", "Reading", "State", "Tasks", "Telemetry",
            "Timing", "Writing",
        ],

        // What users touch.
        ["Hosting"] = ["Checkpointing", "Clients", "Health", "Lanes", "Objects", "Options", "Tasks", "Telemetry"],
        ["Embedded"] = ["Kafka"],
        ["Schemas"] = [],
    };
}
