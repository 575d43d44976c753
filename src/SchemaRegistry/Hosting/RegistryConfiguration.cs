using Microsoft.Extensions.Configuration;
using Millrace.Runtime.Options;

namespace Millrace.SchemaRegistry.Hosting;

/// <summary>What the code of a host says of the registry.</summary>
internal sealed record RegistrySettings(Action<SchemaRegistryOptions> Configure);

/// <summary>Merges what code sets and what the section <c>Millrace:SchemaRegistry</c> says; the latter wins.</summary>
internal sealed class RegistryConfiguration(List<string> problems) : SettingsReader(problems)
{
    private static readonly Dictionary<string, Apply<SchemaRegistryOptions>> _settings =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["Urls"] = (o, v) => Set(() => o.Urls = v),
            ["User"] = (o, v) => Set(() => o.User = v),
            ["Password"] = (o, v) => Set(() => o.Password = v),
            ["CaFile"] = (o, v) => Set(() => o.CaFile = v),
            ["CertificateFile"] = (o, v) => Set(() => o.CertificateFile = v),
            ["KeyFile"] = (o, v) => Set(() => o.KeyFile = v),
            ["KeyPassword"] = (o, v) => Set(() => o.KeyPassword = v),
            ["RequestTimeout"] = (o, v) => Span(v, x => o.RequestTimeout = x),
            ["Deadline"] = (o, v) => Span(v, x => o.Deadline = x),
            ["UnknownIdTime"] = (o, v) => Span(v, x => o.UnknownIdTime = x),
            ["SubjectNames"] = (o, v) => Choice<SubjectNames>(v, x => o.Schemas.SubjectNames = x),
            ["AutoRegister"] = (o, v) => Truth(v, x => o.Schemas.AutoRegister = x),
            ["UseLatestVersion"] = (o, v) => Truth(v, x => o.Schemas.UseLatestVersion = x),
            ["Normalize"] = (o, v) => Truth(v, x => o.Schemas.Normalize = x),
        };

    /// <exception cref="MillraceConfigurationException">The configuration has what cannot be read.</exception>
    public static SchemaRegistryOptions Merge(IConfiguration? configuration, IEnumerable<RegistrySettings> code)
    {
        SchemaRegistryOptions options = new();
        foreach (RegistrySettings settings in code) settings.Configure(options);
        List<string> problems = [];
        if (configuration != null)
            new RegistryConfiguration(problems).Read(
                configuration.GetSection("Millrace:SchemaRegistry"), options, _settings, []);
        return problems.Count == 0 ? options : throw new MillraceConfigurationException(problems);
    }
}
