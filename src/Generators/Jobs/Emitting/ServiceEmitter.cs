using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Writes how a constructor parameter of a job is taken from the host's services. Pure.</summary>
internal static class ServiceEmitter
{
    public static string Expression(string job, ServiceModel service) => service.Kind switch
    {
        ServiceKind.Provider => "services",
        ServiceKind.Optional => $"({service.Type}?)services.GetService(typeof({service.Type}))",
        _ => $"{CSharp.Contracts}JobServices.Require<{service.Type}>"
            + $"(services, {CSharp.Text(job)}, {CSharp.Text(service.Parameter)})",
    };
}
