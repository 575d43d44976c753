using Microsoft.Extensions.Configuration;

namespace Millrace.Runtime.Options;

/// <summary>
/// Reads the configuration section <c>Millrace</c> into options: an explicit table of settings, so that nothing needs
/// reflection, a misspelt name is a problem instead of being ignored, and all problems are told at once.
/// </summary>
internal sealed class ConfigurationReader(List<string> problems)
{
    private delegate string? Apply<in T>(T options, string value);

    private static readonly Dictionary<string, Apply<MillraceOptions>> _shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BootstrapServers"] = (o, v) => Set(() => o.BootstrapServers = v),
        ["InstanceId"] = (o, v) => Set(() => o.InstanceId = v),
        ["CreateTopics"] = (o, v) => bool.TryParse(v, out bool b) ? Set(() => o.CreateTopics = b) : "true or false",
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

    private void Read<T>(
        IConfigurationSection section, T options, Dictionary<string, Apply<T>> settings,
        Dictionary<string, Action<IConfigurationSection>?> sections)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (sections.TryGetValue(child.Key, out Action<IConfigurationSection>? read)) read?.Invoke(child);
            else if (!settings.TryGetValue(child.Key, out Apply<T>? apply))
                problems.Add(Unknown(child, settings, sections));
            else if (child.Value is { Length: > 0 } value && apply(options, value) is { } expected)
                problems.Add($"{child.Path}: '{value}' is not {expected}.");
        }
    }

    private static string Unknown<T>(
        IConfigurationSection child, Dictionary<string, Apply<T>> settings,
        Dictionary<string, Action<IConfigurationSection>?> sections) =>
        $"{child.Path}: there is no such setting; "
        + $"known here: {string.Join(", ", settings.Keys.Concat(sections.Keys))}.";

    /// <summary>Configuration splits keys at colons only, so <c>security.protocol</c> arrives whole.</summary>
    private static void ReadMap(IConfigurationSection section, IDictionary<string, string> map)
    {
        foreach (IConfigurationSection child in section.GetChildren())
            if (child.Value != null) map[child.Key] = child.Value;
    }

    private static void ReadList(string value, IList<string> list)
    {
        list.Clear();
        const StringSplitOptions parts = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string name in value.Split(',', parts)) list.Add(name);
    }

    private static string? Set(Action set)
    {
        set();
        return null;
    }

    private static string? Choice<T>(string value, Action<T> set) where T : struct, Enum
    {
        if (!Enum.TryParse(value, ignoreCase: true, out T choice) || !Enum.IsDefined(choice))
            return "one of " + string.Join(", ", Enum.GetNames<T>());
        set(choice);
        return null;
    }

    private static string? Span(string value, Action<TimeSpan> set)
    {
        if (!Duration.TryParseMs(value, out long ms)) return "a duration: " + Duration.Syntax;
        set(TimeSpan.FromMilliseconds(ms));
        return null;
    }
}
