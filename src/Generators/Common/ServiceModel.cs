namespace Millrace.Generators.Common;

/// <summary>A constructor parameter of a job or schema.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">Its name, for the error that says that the host lacks it.</param>
/// <param name="Kind">How it is found.</param>
internal sealed record ServiceModel(string Type, string Parameter, ServiceKind Kind)
{
    /// <summary>The expression that takes it from the variable <c>services</c>.</summary>
    /// <param name="user">Who needs it, as a C# literal: <c>"Job 'airport-delays'"</c>.</param>
    public string Expression(string user) => Kind switch
    {
        ServiceKind.Provider => "services",
        ServiceKind.Optional => $"({Type}?)services.GetService(typeof({Type}))",
        _ => $"global::Millrace.Contracts.HostServices.Require<{Type}>(services, {user}, \"{Parameter}\")",
    };
}

internal enum ServiceKind
{
    /// <summary>The host must have it.</summary>
    Required,

    /// <summary>Null when the host has none.</summary>
    Optional,

    /// <summary>The host's <see cref="IServiceProvider"/> itself.</summary>
    Provider,
}
