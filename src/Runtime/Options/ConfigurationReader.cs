using Microsoft.Extensions.Configuration;

namespace Millrace.Runtime.Options;

/// <summary>Reads the configuration section <c>Millrace</c> into options.</summary>
internal sealed class ConfigurationReader(List<string> problems) : SettingsReader(problems)
{
    private static readonly Dictionary<string, Apply<MillraceOptions>> _shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BootstrapServers"] = (o, v) => Set(() => o.BootstrapServers = v),
        ["InstanceId"] = (o, v) => Set(() => o.InstanceId = v),
        ["CreateTopics"] = (o, v) => Truth(v, x => o.CreateTopics = x),
    };

    private static readonly Dictionary<string, Apply<JobOptions>> _job = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GroupId"] = (o, v) => Set(() => o.GroupId = v),
        ["Delivery"] = (o, v) => Choice<Delivery>(v, x => o.Delivery = x),
        ["CheckpointInterval"] = (o, v) => Span(v, x => o.CheckpointInterval = x),
        ["Lanes"] = (o, v) => int.TryParse(v, out int n) ? Set(() => o.Lanes = n) : "a whole number",
        ["Profile"] = (o, v) => Choice<Profile>(v, x => o.Profile = x),
        ["StartFrom"] = (o, v) => Choice<StartFrom>(v, x => o.StartFrom = x),
        ["StopAt"] = (o, v) => Choice<StopAt>(v, x => o.StopAt = x),
        ["CheckpointStore"] = (o, v) => Choice<CheckpointStore>(v, x => o.CheckpointStore = x),
        ["CheckpointFolder"] = (o, v) => Set(() => o.CheckpointFolder = v),
        ["LocalCache"] = (o, v) => Set(() => o.LocalCache = v),
        ["SavepointFolder"] = (o, v) => Set(() => o.SavepointFolder = v),
        ["SavepointOnStop"] =
            (o, v) => bool.TryParse(v, out bool b) ? Set(() => o.SavepointOnStop = b) : "true or false",
        ["StartFromSavepoint"] = (o, v) => Set(() => o.StartFromSavepoint = v),
        ["AllowDroppedState"] = (o, v) => Set(() => ReadList(v, o.AllowDroppedState)),
        ["OnOffsetConflict"] = (o, v) => Choice<OnOffsetConflict>(v, x => o.OnOffsetConflict = x),
    };

    private static readonly Dictionary<string, Apply<SourceOptions>> _source = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StartFrom"] = (o, v) => Choice<StartFrom>(v, x => o.StartFrom = x),
        ["StopAt"] = (o, v) => Choice<StopAt>(v, x => o.StopAt = x),
        ["MaxOutOfOrderness"] = (o, v) => Span(v, x => o.MaxOutOfOrderness = x),
        ["IdleAfter"] = (o, v) => Span(v, x => o.IdleAfter = x),
    };

    private static readonly Dictionary<string, Apply<RestartOptions>> _restart = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Strategy"] = (o, v) => Choice<RestartStrategy>(v, x => o.Strategy = x),
        ["Attempts"] = (o, v) => int.TryParse(v, out int n) ? Set(() => o.Attempts = n) : "a whole number",
        ["Delay"] = (o, v) => Span(v, x => o.Delay = x),
        ["DelayMax"] = (o, v) => Span(v, x => o.DelayMax = x),
        ["Within"] = (o, v) => Span(v, x => o.Within = x),
    };

    /// <summary>Reads the settings of the host.</summary>
    public void Read(IConfigurationSection section, MillraceOptions options) =>
        Read(section, options, _shared, new(StringComparer.OrdinalIgnoreCase)
        {
            ["Kafka"] = child => ReadMap(child, options.Kafka),
            ["Jobs"] = null, // each job reads its own
            ["SchemaRegistry"] = null, // and so does the package of that name
        });

    /// <summary>Reads the settings of one job.</summary>
    public void Read(IConfigurationSection section, JobOptions options) =>
        Read(section, options, _job, new(StringComparer.OrdinalIgnoreCase)
        {
            ["Kafka"] = child => ReadMap(child, options.Kafka),
            ["Topics"] = child => ReadMap(child, options.Topics),
            ["Sources"] = child => ReadSources(child, options),
            ["Restart"] = child => Read(child, options.Restart, _restart, []),
        });

    private void ReadSources(IConfigurationSection section, JobOptions options)
    {
        foreach (IConfigurationSection source in section.GetChildren())
        {
            if (!options.Sources.TryGetValue(source.Key, out SourceOptions? known))
                options.Sources[source.Key] = known = new();
            Read(source, known, _source, []);
        }
    }
}
