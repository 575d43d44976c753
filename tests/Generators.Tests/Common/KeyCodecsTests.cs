using Microsoft.CodeAnalysis;
using Millrace.Generators.Common;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Common;

public sealed class KeyCodecsTests
{
    [Theory]
    [InlineData("[MessageKey] public string? Id { get; set; }", "StringKey")]
    [InlineData("[MessageKey(Format = KeyFormat.Text)] public string Id { get; set; } = \"\";", "StringKey")]
    [InlineData("[MessageKey] public Guid Id { get; set; }", "GuidKey")]
    [InlineData("[MessageKey] public long Id { get; set; }", "BigEndianKey<long>")]
    [InlineData("[MessageKey] public byte? Id { get; set; }", "BigEndianKey<byte>")]
    [InlineData("[MessageKey(Format = KeyFormat.Text)] public ulong Id { get; set; }", "DecimalTextKey<ulong>")]
    [InlineData("[MessageKey(Format = KeyFormat.Kafka)] public short Id { get; set; }", "BigEndianKey<short>")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] public string? Id { get; set; }", "JsonStringKey")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] public long? Id { get; set; }", "JsonIntegerKey<long>")]
    [InlineData("[MessageKey(Format = KeyFormat.Json)] public Guid Id { get; set; }", "JsonGuidKey")]
    [InlineData("[MessageKey(Format = KeyFormat.MessagePack)] public string? Id { get; set; }", "MessagePackStringKey")]
    [InlineData("[MessageKey(Format = KeyFormat.MessagePack)] public uint Id { get; set; }",
        "MessagePackIntegerKey<uint>")]
    [InlineData("[MessageKey(Format = KeyFormat.MessagePack)] public Guid Id { get; set; }", "MessagePackGuidKey")]
    public void Names_the_codec_of_a_record(string member, string codec) =>
        Assert.Equal("global::Millrace.Keys." + codec, CodecOf($"public class Order {{ {member} }}"));

    [Theory]
    [InlineData("[MessageKey] public double Id { get; set; }")]
    [InlineData("[MessageKey] public nint Id { get; set; }")]
    [InlineData("[MessageKey] public char Id { get; set; }")]
    public void Has_none_for_other_types(string member) =>
        Assert.Null(CodecOf($"public class Order {{ {member} }}"));

    [Fact]
    public void Finds_an_inherited_key() => Assert.Equal(
        "global::Millrace.Keys.StringKey",
        CodecOf("public class Order : Event { } public class Event { [MessageKey] public string? Id { get; set; } }"));

    private static string? CodecOf(string source)
    {
        INamedTypeSymbol order = TestCompilation.Of(source).GetTypeByMetadataName("Order")!;
        return KeyCodecs.Of(Assert.Single(MessageKeys.MembersOf(order)));
    }
}
