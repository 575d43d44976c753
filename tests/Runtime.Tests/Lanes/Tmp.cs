using System.Diagnostics.Tracing;
namespace Millrace.Runtime.Tests.Lanes;
public sealed class TmpListener : EventListener
{
    public static readonly Dictionary<string,int> Counts = [];
    protected override void OnEventSourceCreated(EventSource eventSource) { if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)1); }
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick") != true) return;
        int i = eventData.PayloadNames!.IndexOf("TypeName");
        lock (Counts) { var k = eventData.Payload![i]!.ToString()! ; Counts[k] = Counts.GetValueOrDefault(k)+1; }
    }
}
