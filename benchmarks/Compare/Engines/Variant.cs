namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>One row of a query's table: an engine with the terms on which it runs.</summary>
internal sealed record Variant(VariantKind Kind, string Name, Engine Engine, string Query, string Mode)
{
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Whether its last results may be missing.</summary>
    public bool MayEndEarly { get; init; }

    /// <summary>
    /// Whether it writes, byte for byte, what it reads in MessagePack; others write what the first one does.
    /// </summary>
    public bool CopiesMessagePack { get; init; }

    /// <summary>All variants of a query; the first one's outputs are what the others' are compared with.</summary>
    public static IReadOnlyList<Variant> Of(Query query, Peers peers, MillraceEngines millrace)
    {
        Variant Aot(VariantKind kind, string what, string name, string mode = "eos") =>
            new(kind, millrace.Aot.Name + what, millrace.Aot, name, mode);

        List<Variant> variants =
        [
            new(VariantKind.Loop, peers.Loop.Name, peers.Loop, query.Name, "eos"),
            new(VariantKind.KafkaStreams, peers.KafkaStreams.Name, peers.KafkaStreams, query.Name, "eos")
            {
                MayEndEarly = query.LeavesWindowsOpen,
            },
            new(VariantKind.Jit, millrace.Jit.Name, millrace.Jit, query.Name, "eos"),
            Aot(VariantKind.Aot, "", query.Name),
        ];
        if (query.OfThreeMembers is { } narrow)
            variants.Add(Aot(VariantKind.AotOfThreeMembers, ", 3 members", narrow));
        variants.Add(Aot(VariantKind.AotMessagePack, ", MessagePack", query.OfMessagePack) with
        {
            CopiesMessagePack = query.CopiesMessagePack,
        });
        variants.Add(Aot(VariantKind.AotEvery100Ms, ", checkpoint every 100 ms", query.Name) with
        {
            Settings = [$"--Millrace:Jobs:bids-{query.Name}:CheckpointInterval=100ms"],
        });
        variants.Add(Aot(VariantKind.AotAtLeastOnce, ", at least once", query.Name, "alo"));
        return variants;
    }
}
