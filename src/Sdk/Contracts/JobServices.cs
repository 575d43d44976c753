namespace Millrace.Contracts;

/// <summary>How generated code takes a job's constructor parameters from the host's services.</summary>
public static class JobServices
{
    /// <summary>The service of type <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">The host has no such service; says for which job and
    /// parameter.</exception>
    public static T Require<T>(IServiceProvider services, string job, string parameter) where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return (T?)services.GetService(typeof(T)) ?? throw new InvalidOperationException(
            $"Job '{job}' needs a {typeof(T)} for its constructor parameter '{parameter}', and the host has none. "
            + "Register it with builder.Services before the host is built.");
    }
}
