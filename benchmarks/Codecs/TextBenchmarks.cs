using BenchmarkDotNet.Attributes;
using Millrace.Codecs.Benchmarks.Records;

namespace Millrace.Codecs.Benchmarks;

/// <summary>One text in JSON.</summary>
public class JsonText : JsonBenchmarks<Note>
{
    private Note? _record;

    [Params(32, 256, 2048, 16384)]
    public int Length { get; set; }

    [Params(Script.Ascii, Script.Mixed, Script.Cyrillic)]
    public Script Script { get; set; }

    protected override Note Record => _record ??= new(Examples.Text(Length, Script));
}

/// <summary>One text in MessagePack.</summary>
public class PackText : MessagePackBenchmarks<PackedNote>
{
    private PackedNote? _record;

    [Params(32, 256, 2048, 16384)]
    public int Length { get; set; }

    [Params(Script.Ascii, Script.Mixed, Script.Cyrillic)]
    public Script Script { get; set; }

    protected override PackedNote Record => _record ??= new(Examples.Text(Length, Script));

    /// <summary>What no reader can do without: an object and a string of that length, which .NET clears.</summary>
    [Benchmark, BenchmarkCategory("Decode")]
    public PackedNote Allocate() => new(new string('\0', Length));
}
