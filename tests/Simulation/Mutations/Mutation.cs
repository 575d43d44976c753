using Millrace.Runtime.Options;
using Millrace.Testing.Brokers;

namespace Millrace.Simulation.Tests.Mutations;

/// <summary>A way to get the protocol wrong: what is put between the runtime and its ports.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Begin">Makes the changes of a process that starts.</param>
internal sealed record Mutation(string Name, Func<ProcessScope, ProcessChanges> Begin)
{
    /// <summary>The protocol as it is.</summary>
    public static Mutation None { get; } = new("none", static scope => new(scope));
}

/// <summary>What a process has that is about to be changed.</summary>
internal sealed record ProcessScope(InMemoryCluster Cluster, JobPlan Plan, TimeProvider Time);
