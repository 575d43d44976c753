namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>One row of the table: one thing is changed, everything else is as usual.</summary>
internal sealed record ScalingCase(string What, string Value, BidShape Shape, string Query, int Lanes)
{
    private const int UsualPartitions = 4;
    private const int UsualKeys = 100_000;
    private const int FewKeys = 10_000;
    private const int ManyKeys = 1_000_000;
    private const int SmallBytes = 30;
    private const int LargeBytes = 100_000;
    private const long TopicBytesMax = 2L << 30;

    /// <summary>All cases, those of one shape one after another.</summary>
    public static IReadOnlyList<ScalingCase> Of(Settings settings)
    {
        BidShape usual = UsualShape(settings.Records);
        BidShape large = usual with
        {
            ValueBytes = LargeBytes,
            Records = Math.Min(settings.Records, TopicBytesMax / LargeBytes),
        };
        return
        [
            .. Cases("lanes", "1", usual, 1, "q0", "count3", "window3"),
            .. Cases("lanes", "2", usual, 2, "q0", "count3", "window3"),
            .. settings.Partitions.SelectMany(partitions =>
                Usual("partitions", $"{partitions}", usual with { Partitions = partitions }, "q0", "window3")),
            .. Usual("keys", $"{FewKeys:N0}", usual with { Keys = FewKeys }, "count3", "window3"),
            .. Usual("keys", $"{ManyKeys:N0}", usual with { Keys = ManyKeys }, "count3", "window3"),
            .. Usual("bytes a value", "small", usual with { ValueBytes = SmallBytes }, "count3", "window3"),
            .. Usual("bytes a value", $"{LargeBytes:N0}", large, "q0"),
        ];

        IEnumerable<ScalingCase> Usual(string what, string value, BidShape shape, params string[] queries) =>
            Cases(what, value, shape, settings.Lanes, queries);
    }

    /// <summary>The long run: state and one output a record, so that everything that could grow is in use.</summary>
    public static ScalingCase Long(Settings settings) => new(
        "long run", $"{settings.LongRecords:N0} records", UsualShape(settings.LongRecords), "count3", settings.Lanes);

    private static BidShape UsualShape(long records) =>
        new(records, UsualPartitions, UsualKeys, BidShape.AllMembersBytesMin);

    private static IEnumerable<ScalingCase> Cases(
        string what, string value, BidShape shape, int lanes, params string[] queries) =>
        queries.Select(query => new ScalingCase(what, value, shape, query, lanes));
}
