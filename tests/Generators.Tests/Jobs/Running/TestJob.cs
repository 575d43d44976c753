using System.Reflection;
using System.Text;
using Millrace.Contracts;
using Millrace.Generators.Jobs;
using Millrace.Generators.Records;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>A job, generated, compiled and loaded with its records, and wired into a <see cref="TestTask"/>.</summary>
internal sealed class TestJob
{
    private TestJob(JobDefinition definition, TestTask task) => (Definition, Task) = (definition, task);

    public JobDefinition Definition { get; }

    public TestTask Task { get; }

    /// <summary>Compiles <paramref name="source"/>, without a warning, and builds its class <c>Demo.Job</c>.</summary>
    public static TestJob Load(string source, IServiceProvider services)
    {
        Assembly assembly = GeneratorRun
            .Of([new JobGenerator(), new RecordGenerator()], source, JobRun.Records)
            .AssertCompilesClean()
            .Load();
        MethodInfo create = typeof(TestJob).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;
        return create
            .MakeGenericMethod(assembly.GetType("Demo.Job")!)
            .CreateDelegate<Func<IServiceProvider, TestJob>>()(services);
    }

    /// <summary>Hands a message to the job; null is a tombstone.</summary>
    public void Send(string topic, string key, string? json) =>
        Task.Send(topic, Encoding.UTF8.GetBytes(key), json == null ? null : Encoding.UTF8.GetBytes(json));

    private static TestJob Create<TJob>(IServiceProvider services) where TJob : class, IStreamJob<TJob>
    {
        TestTask task = new();
        TJob.Build(TJob.Create(services), task);
        return new(TJob.Job, task);
    }
}
