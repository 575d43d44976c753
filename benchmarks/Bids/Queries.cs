using Microsoft.Extensions.DependencyInjection;
using Millrace;

namespace Bids;

/// <summary>The jobs by the names that all engines have for them.</summary>
internal static class Queries
{
    public static readonly string[] Names = ["q0", "count", "count3", "window", "window3"];

    public static void Add(MillraceBuilder millrace, Arguments run)
    {
        switch (run.Query)
        {
            case "q0": millrace.AddJob<PassThrough>(job => Configure(job, run)); break;
            case "count": millrace.AddJob<CountPerBidder>(job => Configure(job, run)); break;
            case "count3": millrace.AddJob<CountPerBidderOfThree>(job => Configure(job, run)); break;
            case "window": millrace.AddJob<WindowPerBidder>(job => Configure(job, run)); break;
            default: millrace.AddJob<WindowPerBidderOfThree>(job => Configure(job, run)); break;
        }
    }

    /// <summary>Names and the query's own terms; everything else is the product's default.</summary>
    private static void Configure(JobOptions job, Arguments run)
    {
        job.GroupId = $"millrace-{run.Out}";
        job.Delivery = run.Mode == "eos" ? Delivery.ExactlyOnce : Delivery.AtLeastOnce;
        job.StopAt = StopAt.Latest;
        job.Lanes = run.Lanes;
        job.Topics["bids"] = run.In;
        job.Topics["out"] = run.Out;
    }
}
