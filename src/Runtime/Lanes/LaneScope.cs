using Millrace.Runtime.Tasks;
using Millrace.Runtime.Writing;

namespace Millrace.Runtime.Lanes;

/// <summary>What one session of a lane shares with its tasks.</summary>
internal sealed record LaneScope(
    string Id, IStreamTaskFactory Factory, Outbox Outbox, LaneCounters Counters, CancellationToken Stop);
