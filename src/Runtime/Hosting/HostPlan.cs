using Microsoft.Extensions.Configuration;
using Millrace.Runtime.Options;

namespace Millrace.Runtime.Hosting;

/// <summary>Merges and checks the settings of all jobs of a host, and tells every problem at once.</summary>
internal sealed class HostPlan(
    IConfiguration configuration, IEnumerable<SharedSettings> shared, IEnumerable<JobRegistration> registrations)
{
    /// <exception cref="MillraceConfigurationException">Something cannot work.</exception>
    public IReadOnlyList<(JobRegistration Job, JobPlan Plan)> Resolve()
    {
        List<string> problems = [];
        ConfigurationReader reader = new(problems);
        IConfigurationSection section = configuration.GetSection("Millrace");
        MillraceOptions options = new();
        foreach (SharedSettings settings in shared) settings.Configure(options);
        reader.Read(section, options);
        JobPlanner planner = new(options, problems);
        string machine = Environment.MachineName;
        string processId = $"{machine}-{Guid.NewGuid():N}"[..Math.Min(40, machine.Length + 9)];
        List<(JobRegistration, JobPlan Plan)> plans = [];
        foreach (JobRegistration registration in registrations)
        {
            JobOptions jobOptions = registration.CreateOptions();
            reader.Read(section.GetSection("Jobs").GetSection(registration.Definition.Name), jobOptions);
            plans.Add((registration, planner.Plan(registration.Definition, jobOptions, processId)));
        }
        Check(section, [.. plans.Select(static plan => plan.Plan)], problems);
        return problems.Count == 0 ? plans : throw new MillraceConfigurationException([.. problems.Distinct()]);
    }

    private static void Check(IConfigurationSection section, IReadOnlyList<JobPlan> plans, List<string> problems)
    {
        if (plans.Count == 0) problems.Add("The host has no job; add one by AddMillrace(...).AddJob<T>().");
        foreach (IGrouping<string, JobPlan> group in plans
            .GroupBy(static plan => plan.GroupId).Where(static g => g.Count() > 1))
            problems.Add(
                $"The jobs {string.Join(", ", group.Select(static plan => plan.Name))} share the group '{group.Key}'; "
                + "give each a GroupId of its own.");
        foreach (IConfigurationSection job in section.GetSection("Jobs").GetChildren())
            if (!plans.Any(plan => string.Equals(plan.Name, job.Key, StringComparison.OrdinalIgnoreCase)))
                problems.Add(
                    $"{job.Path}: the host has no job '{job.Key}'; "
                    + $"it has {string.Join(", ", plans.Select(p => p.Name))}.");
    }
}
