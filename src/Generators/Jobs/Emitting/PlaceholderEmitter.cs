using Millrace.Generators.Common;
using Millrace.Generators.Jobs.Models;

namespace Millrace.Generators.Jobs.Emitting;

/// <summary>Writes the other part of a job that has errors, or whose records have. Pure.</summary>
internal static class PlaceholderEmitter
{
    public static string Emit(PlaceholderModel job) => JobEmitter.Write(job.Type, writer =>
    {
        string name = job.Type.Name, contract = JobEmitter.Contract(job.Type);
        string fails = $"throw new global::System.InvalidOperationException({CSharp.Text(job.Message)})";
        writer.Line($"""
            // The build has said what is wrong with this job; until it is mended, nothing can run it.
            static {CSharp.Contracts}JobDefinition {contract}.Job => {fails};

            static {name} {contract}.Create(global::System.IServiceProvider services) => {fails};

            static void {contract}.Build({name} job, {CSharp.Contracts}ITaskBuilder task) => {fails};
            """);
    });
}
