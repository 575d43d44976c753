using System.Diagnostics;
using Millrace.Benchmarks.Recovery.Job;
using Millrace.Benchmarks.Recovery.Load;

namespace Millrace.Benchmarks.Recovery.Measuring;

/// <summary>A job that has counted every key, in the life that it has now.</summary>
internal sealed class Filled : IAsyncDisposable
{
    /// <summary>The load under which a job is killed: readings a second, each of them asked for.</summary>
    private const int AskedPerSecond = 1000;

    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(3);

    private readonly JobTopics _topics;
    private readonly Answers _answers;
    private readonly int _keys;

    private Filled(JobTopics topics, int keys, JobLife life)
    {
        (_topics, _keys, Life) = (topics, keys, life);
        _answers = new(topics.Cluster, topics.Answers, topics.Partitions);
        Feeder = new(topics.Cluster, topics.Readings, topics.Partitions);
    }

    public JobLife Life { get; private set; }

    private Feeder Feeder { get; }

    public static async Task<Filled> StartAsync(
        JobTopics topics, int keys, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        await topics.CreateAsync();
        Filled filled = new(topics, keys, new(topics, 1, settings, cancellation));
        await Task.Run(() => filled.Feeder.WriteAll(keys), cancellation);
        try
        {
            for (int i = 0; i < topics.Partitions; i++) await filled._answers.WaitForAsync(i, 1, cancellation);
            return filled;
        }
        catch (BenchmarkException silent)
        {
            filled.Life.RequireRunning();
            throw new BenchmarkException(silent.Message + filled.Life.Log, silent);
        }
    }

    /// <summary>Kills the job under load, starts it again, and waits for its first answer.</summary>
    public Task<Restart> RestartAsync(IReadOnlyList<string> settings, CancellationToken cancellation) =>
        UnderLoadAsync(AskedPerSecond, isAsked: true, async () =>
        {
            await Life.ListenForAsync(_settling);
            long killedAt = await Life.KillAsync();
            Life = new(_topics, Life.Number + 1, settings, cancellation);
            long answeredAt = await _answers.WaitForAsync(0, Life.Number, cancellation);
            await Life.ListenAsync(life => life.Restores.Count >= _topics.Partitions);
            return new Restart(Stopwatch.GetElapsedTime(killedAt, answeredAt).TotalMilliseconds, Life.Restores[0]);
        }, cancellation);

    /// <summary>Kills the job under load when another process has taken a part of it, and waits for that one.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public Task<double> TakeOverAsync(IReadOnlyList<string> settings, CancellationToken cancellation) =>
        UnderLoadAsync(AskedPerSecond, isAsked: true, async () =>
        {
            await using JobLife other = new(_topics, Life.Number + 1, settings, cancellation);
            await other.ListenAsync(static life => life.Restores.Count > 0);
            await Task.WhenAny(AnswersOf(other, cancellation)); // it works on its own partition
            await Life.ListenForAsync(_settling);
            long killedAt = await Life.KillAsync();
            _answers.Forget(); // partitions may have been moved between the two before
            long answeredAt = (await Task.WhenAll(AnswersOf(other, cancellation))).Max();
            return Stopwatch.GetElapsedTime(killedAt, answeredAt).TotalMilliseconds;
        }, cancellation);

    /// <summary>Does something while readings come at a pace. The load has ended when this returns, or fails.</summary>
    public async Task<T> UnderLoadAsync<T>(
        int perSecond, bool isAsked, Func<Task<T>> action, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task load = Feeder.WriteAsync(perSecond, _keys, isAsked, stop.Token);
        try
        {
            return await action();
        }
        finally
        {
            await stop.CancelAsync();
            await load;
        }
    }

    private IEnumerable<Task<long>> AnswersOf(JobLife life, CancellationToken cancellation) =>
        Enumerable.Range(0, _topics.Partitions).Select(
            partition => _answers.WaitForAsync(partition, life.Number, cancellation));

    public async ValueTask DisposeAsync()
    {
        await Life.DisposeAsync();
        _answers.Dispose();
        Feeder.Dispose();
    }
}

/// <summary>A restart after a kill.</summary>
/// <param name="Ms">From the kill to the first new answer that is committed.</param>
/// <param name="Restore">What was restored in between.</param>
internal sealed record Restart(double Ms, Restore Restore);
