using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Millrace.SchemaRegistry;
using Millrace.SchemaRegistry.Hosting;

namespace Millrace;

/// <summary>Adds a schema registry to a host.</summary>
public static class SchemaRegistryBuilderExtensions
{
    /// <summary>
    /// Adds the <see cref="SchemaRegistryClient"/> that the schemas of all jobs share. The configuration section
    /// <c>Millrace:SchemaRegistry</c> overrides what <paramref name="configure"/> sets. All settings are checked before
    /// any job starts.
    /// </summary>
    /// <param name="builder">The host's jobs.</param>
    /// <param name="configure">Says where the registry is, and how it is talked to.</param>
    public static MillraceBuilder AddSchemaRegistry(
        this MillraceBuilder builder, Action<SchemaRegistryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure != null) builder.Services.AddSingleton(new RegistrySettings(configure));
        builder.Services.TryAddSingleton(static services => new SchemaRegistryClient(
            RegistryConfiguration.Merge(
                services.GetService<IConfiguration>(), services.GetServices<RegistrySettings>()),
            services.GetService<TimeProvider>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RegistryStart>());
        return builder;
    }
}
