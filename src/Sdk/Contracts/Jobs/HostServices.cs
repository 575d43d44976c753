namespace Millrace.Contracts;

/// <summary>How generated code takes constructor parameters of jobs and schemas from the host's services.</summary>
public static class HostServices
{
    /// <summary>The service of type <typeparamref name="T"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="user">Who needs it, for the message: <c>Job 'airport-delays'</c>.</param>
    /// <param name="parameter">The constructor's parameter.</param>
    /// <exception cref="InvalidOperationException">The host has no such service; says for whom and for which
    /// parameter.</exception>
    public static T Require<T>(IServiceProvider services, string user, string parameter) where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return (T?)services.GetService(typeof(T)) ?? throw new InvalidOperationException(
            $"{user} needs a {typeof(T)} for its constructor parameter '{parameter}', and the host has none. "
            + "Register it with builder.Services before the host is built.");
    }

    /// <summary>No services: for schemas that are used without a host.</summary>
    internal static IServiceProvider None { get; } = new Empty();

    private sealed class Empty : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
