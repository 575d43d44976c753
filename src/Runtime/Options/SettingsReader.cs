using Microsoft.Extensions.Configuration;

namespace Millrace.Runtime.Options;

/// <summary>
/// Reads configuration into options by explicit tables of settings, so that nothing needs reflection, a misspelt name
/// is a problem instead of being ignored, and all problems are told at once.
/// </summary>
internal abstract class SettingsReader(List<string> problems)
{
    /// <summary>Sets an option; gives back what was expected when the value is not that.</summary>
    protected delegate string? Apply<in T>(T options, string value);

    /// <summary>Reads a section by its table, and the sections in it by readers of their own.</summary>
    protected void Read<T>(
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
    protected static void ReadMap(IConfigurationSection section, IDictionary<string, string> map)
    {
        foreach (IConfigurationSection child in section.GetChildren())
            if (child.Value != null) map[child.Key] = child.Value;
    }

    /// <summary>Names with commas between them; they take the place of what is in the list.</summary>
    protected static void ReadList(string value, IList<string> list)
    {
        list.Clear();
        const StringSplitOptions parts = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string name in value.Split(',', parts)) list.Add(name);
    }

    /// <summary>Applies what can be any text.</summary>
    protected static string? Set(Action set)
    {
        set();
        return null;
    }

    protected static string? Truth(string value, Action<bool> set) =>
        bool.TryParse(value, out bool truth) ? Set(() => set(truth)) : "true or false";

    protected static string? Choice<T>(string value, Action<T> set) where T : struct, Enum
    {
        if (!Enum.TryParse(value, ignoreCase: true, out T choice) || !Enum.IsDefined(choice))
            return "one of " + string.Join(", ", Enum.GetNames<T>());
        set(choice);
        return null;
    }

    protected static string? Span(string value, Action<TimeSpan> set)
    {
        if (!Duration.TryParseMs(value, out long ms)) return "a duration: " + Duration.Syntax;
        set(TimeSpan.FromMilliseconds(ms));
        return null;
    }
}
