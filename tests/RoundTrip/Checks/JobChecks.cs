using Millrace.RoundTrip.Records;
using Millrace.Testing;

namespace Millrace.RoundTrip.Checks;

/// <summary>A job on the real runtime, on topics in memory.</summary>
internal static class JobChecks
{
    public static void Run()
    {
        Check.Run("states by a key of two parts, and tombstones", Tombstones);
        Check.Run("windows by a key of two parts, and metadata", Windows);
    }

    private static void Tombstones()
    {
        using JobTest<StockJob> test = new();
        test.Send(new Shipment("north", 1, 5, AtMs: 0));
        test.Send(new Shipment("north", 1, 2, AtMs: 1));
        Message gone = Check.Written(new Shipment("north", 1, 0, AtMs: 2));
        test.SendBytes<Shipment>(gone.Key, value: null);
        test.SendBytes<Shipment>(gone.Key, value: null);
        test.Send(new Shipment("north", 1, 3, AtMs: 3));

        IReadOnlyList<OutputRecord> outputs = test.RawOutputs<Level>();
        Check.Equal("5 7 3", string.Join(' ', test.Outputs<Level>().Select(static level => level.Count)));
        Check.Equal("1 1 0 1", string.Join(' ', outputs.Select(static one => one.ValueBytes == null ? 0 : 1)));
        Check.Equal(Convert.ToHexString(gone.Key!), Convert.ToHexString(outputs[2].KeyBytes!));
        Check.Equal(3, test.State<Stock>(("north", 1), name: nameof(Stock))?.Count);
    }

    private static void Windows()
    {
        using JobTest<StockJob> test = new();
        test.Send(new Shipment("north", 1, 5, AtMs: 10));
        test.Send(new Shipment("south", 1, 6, AtMs: 20));
        test.Send(new Shipment("north", 1, 7, AtMs: 30));
        test.Finish();
        Check.Equal(
            "north/1 12 deliveries[0]@0, south/1 6 deliveries[0]@1",
            string.Join(", ", test.Outputs<Intake>().Select(static one => $"{one.Key} {one.Count} {one.Place}")));
    }
}
