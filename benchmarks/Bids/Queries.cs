using Microsoft.Extensions.DependencyInjection;
using Millrace;
using Millrace.Contracts;

namespace Bids;

/// <summary>The jobs by the names that all engines have for them.</summary>
internal static class Queries
{
    private static readonly Dictionary<string, Action<MillraceBuilder, Arguments>> _jobs = new()
    {
        ["q0"] = Add<PassThrough>,
        ["count"] = Add<CountPerBidder>,
        ["count3"] = Add<CountPerBidderOfThree>,
        ["window"] = Add<WindowPerBidder>,
        ["window3"] = Add<WindowPerBidderOfThree>,
        ["pack"] = Add<Pack>,
        ["q0mp"] = Add<PassThroughPacked>,
        ["countmp"] = Add<CountPerBidderPacked>,
        ["windowmp"] = Add<WindowPerBidderPacked>,
    };

    public static IReadOnlyCollection<string> Names => _jobs.Keys;

    public static void Add(MillraceBuilder millrace, Arguments run) => _jobs[run.Query](millrace, run);

    /// <summary>Names and the query's own terms; everything else is the product's default.</summary>
    private static void Add<TJob>(MillraceBuilder millrace, Arguments run) where TJob : class, IStreamJob<TJob> =>
        millrace.AddJob<TJob>(job =>
        {
            string source = TJob.Job.Sources[0].Topics[0];
            job.GroupId = $"millrace-{run.Out}";
            job.Delivery = run.Mode == "eos" ? Delivery.ExactlyOnce : Delivery.AtLeastOnce;
            job.StopAt = StopAt.Latest;
            job.Lanes = run.Lanes;
            job.Topics[source] = $"{run.Prefix}-{source}";
            job.Topics["out"] = run.Out;
        });
}
