namespace Millrace.Benchmarks.Compare.Engines;

/// <summary>What a report asks for; where nothing else is said, exactly once with a checkpoint every second.</summary>
internal enum VariantKind
{
    Loop,
    KafkaStreams,
    Jit,
    Aot,
    AotOfThreeMembers,
    AotMessagePack,
    AotEvery100Ms,
    AotAtLeastOnce,
}
