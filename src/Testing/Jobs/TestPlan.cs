using Millrace.Contracts;
using Millrace.Runtime.Options;

namespace Millrace.Testing.Jobs;

/// <summary>The settings of a job under test: its own, with what makes it quick and repeatable over them.</summary>
internal static class TestPlan
{
    /// <exception cref="MillraceConfigurationException">The settings cannot work.</exception>
    public static JobPlan Of(JobDefinition job, JobTestOptions options)
    {
        JobOptions settings = new() { Lanes = 1 };
        options.Configure?.Invoke(settings);
        List<string> problems = [];
        // With a lasting name, a process that is started again has its partitions back at once.
        JobPlan plan = new JobPlanner(new() { BootstrapServers = "memory", InstanceId = "test" }, problems)
            .Plan(job, settings, "test");
        // A checkpoint after each poll: no test has to wait for one.
        return problems.Count == 0
            ? plan with { CheckpointInterval = TimeSpan.Zero }
            : throw new MillraceConfigurationException(problems);
    }
}
