namespace Millrace.SchemaRegistry;

/// <summary>Finds what cannot work in the options, all of it at once. Pure.</summary>
internal static class OptionsCheck
{
    private const string Section = "Millrace:SchemaRegistry:";
    private static readonly TimeSpan _timeMin = TimeSpan.FromMilliseconds(100), _timeMax = TimeSpan.FromHours(1);

    /// <summary>The addresses as they are given.</summary>
    public static string[] UrlsOf(SchemaRegistryOptions options) => (options.Urls ?? "").Split(
        ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> Problems(SchemaRegistryOptions options) =>
    [
        .. UrlProblems(options),
        .. OfUser(options),
        .. OfTime("RequestTimeout", options.RequestTimeout),
        .. OfTime("Deadline", options.Deadline),
        .. OfTime("UnknownIdTime", options.UnknownIdTime),
        .. OfSchemas(options.Schemas),
    ];

    /// <summary>What cannot work in how schemas find their place.</summary>
    public static IEnumerable<string> OfSchemas(SchemaOptions options) =>
        options is { UseLatestVersion: true, AutoRegister: true }
            ? [Section + "UseLatestVersion has no meaning while AutoRegister is on; set AutoRegister to false."]
            : [];

    private static IEnumerable<string> UrlProblems(SchemaRegistryOptions options)
    {
        string[] urls = UrlsOf(options);
        if (urls.Length == 0) yield return Section + "Urls is not set; name the registry, http://host:8081.";
        for (int i = 0; i < urls.Length; i++)
            if (!Uri.TryCreate(urls[i], UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
                yield return $"{Section}Urls: '{urls[i]}' is not an address; write http://host:port or https://...";
            else if (url.UserInfo != "")
                // The address itself is not shown: it holds a password.
                yield return $"{Section}Urls: address {i + 1} holds a user name; set User and Password instead.";
            else if (url.Query != "" || url.Fragment != "")
                yield return $"{Section}Urls: '{urls[i]}' has a query, which the registry's addresses do not have.";
            else if (url.Scheme == "http" && options is { CaFile: not null } or { CertificateFile: not null })
                yield return $"{Section}Urls: '{urls[i]}' is not encrypted, so CaFile and CertificateFile have no "
                    + "meaning; write https://...";
    }

    private static IEnumerable<string> OfUser(SchemaRegistryOptions options)
    {
        if (options.User != null != (options.Password != null))
            yield return Section + "User and Password are set together or not at all.";
        if (options.User?.Contains(':') == true)
            yield return Section + "User: basic authentication has no way to write a colon in a name.";
        if (options.CertificateFile == null && options is { KeyFile: not null } or { KeyPassword: not null })
            yield return Section + "KeyFile and KeyPassword have no meaning without CertificateFile.";
    }

    private static IEnumerable<string> OfTime(string name, TimeSpan time) =>
        time < _timeMin || time > _timeMax ? [$"{Section}{name} is {time}; it must be from 100 ms to an hour."] : [];
}
