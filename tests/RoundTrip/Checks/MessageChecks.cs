using Millrace.RoundTrip.Records;

namespace Millrace.RoundTrip.Checks;

/// <summary>Keys, headers, values that are one member, and schemas that records name.</summary>
internal static class MessageChecks
{
    public static void Run()
    {
        Check.RoundTrip("key and headers", new Keyed(-7, "text") { Trace = "t", Count = 4, Bytes = [1] });
        Check.RoundTrip("key and no headers", new Keyed(-7, "text") { Count = 4 });
        Check.RoundTrip("Guid key", new GuidKeyed(Guid.Empty));
        Check.RoundTrip("text key", new TextKeyed(4711));
        Check.RoundTrip("string", new Line("host", "text"));
        Check.RoundTrip("bytes", new Blob([1, 2, 3]));
        Check.RoundTrip<Change>(
            "one of several records", new Delayed("LH1", 7), """{"$type":"delayed","flight":"LH1","minutes":7}""");
        Check.RoundTrip<Change>("another of several records", new Cancelled("LH1"));
    }
}
