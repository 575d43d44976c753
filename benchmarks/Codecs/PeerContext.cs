using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.Codecs.Benchmarks.Records;

namespace Millrace.Codecs.Benchmarks;

/// <summary>What the source generator of System.Text.Json writes for the same records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Bid))]
[JsonSerializable(typeof(Numbers))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Note))]
internal sealed partial class PeerContext : JsonSerializerContext;
