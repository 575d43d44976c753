using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace.Runtime.Clients;
using Millrace.Runtime.Health;
using Millrace.Runtime.Lanes;
using Millrace.Runtime.Lanes.Jobs;
using Millrace.Runtime.Options;
using Millrace.Runtime.Telemetry;

namespace Millrace.Runtime.Hosting;

/// <summary>
/// Runs the jobs of a host: checks all settings before anything starts, and stops the host when its bounded jobs have
/// ended or one has failed (exit code 1).
/// </summary>
internal sealed class MillraceService(
    HostPlan hostPlan, IServiceProvider services, ILoggerFactory loggers, TimeProvider time,
    IHostApplicationLifetime lifetime, HealthBoard board, JobMeter meter)
    : BackgroundService
{
    private IReadOnlyList<(JobRegistration Job, JobPlan Plan)> _jobs = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _jobs = hostPlan.Resolve();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        bool[] ended = await Task.WhenAll(_jobs.Select(job => RunAsync(job.Job, job.Plan, failed)))
            .ConfigureAwait(false);
        if (failed.IsCancellationRequested || ended.All(static end => end)) lifetime.StopApplication();
    }

    /// <summary>Runs one job; true when it has come to its end, false when it was stopped or has failed.</summary>
    private async Task<bool> RunAsync(JobRegistration job, JobPlan plan, CancellationTokenSource failed)
    {
        ILogger logger = loggers.CreateLogger("Millrace." + plan.Name);
        JobHealth health = new(plan.Name, time);
        board.Add(health);
        try
        {
            using Watchdog watchdog = new(health, logger, time);
            using KafkaClients clients = new(plan, logger, time, health);
            JobRun run = new(plan, clients, () => job.CreateFactory(plan, services, time), logger, time)
            {
                Health = health,
                Metrics = new(plan.Name, meter, time),
            };
            return await run.RunAsync(failed.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (failed.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            string reason = JobFailure.Describe(e, plan);
            health.Fail(reason);
            logger.JobFailed(JobFailure.HasUsefulTrace(e) ? e : null, plan.Name, reason);
            Environment.ExitCode = 1;
            await failed.CancelAsync().ConfigureAwait(false);
            return false;
        }
    }
}
