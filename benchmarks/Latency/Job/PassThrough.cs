using Millrace;

namespace Millrace.Benchmarks.Latency.Job;

/// <summary>Decodes every member and writes it again.</summary>
[StreamJob("pass-through")]
public sealed partial class PassThrough
{
    public Ping Handle(Ping ping) => ping;
}
