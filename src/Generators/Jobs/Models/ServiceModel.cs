namespace Millrace.Generators.Jobs.Models;

/// <summary>A constructor parameter of a job.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">Its name, for the error that says that the host lacks it.</param>
/// <param name="Kind">How it is found.</param>
internal sealed record ServiceModel(string Type, string Parameter, ServiceKind Kind);

internal enum ServiceKind
{
    /// <summary>The host must have it.</summary>
    Required,

    /// <summary>Null when the host has none.</summary>
    Optional,

    /// <summary>The host's <see cref="IServiceProvider"/> itself.</summary>
    Provider,
}
