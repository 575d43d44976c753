using Google.Protobuf;
using Google.Protobuf.Reflection;
using Millrace.SchemaRegistry.ProtobufFormat;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Wire;

/// <summary>Which message stands where, in texts and descriptors alike.</summary>
public sealed class ProtoFileTests
{
    private const string Text = """
        // message Not { }
        syntax = "proto3"; /* message Neither { */
        package shop . v1;
        import "message.proto";
        option (odd.option) = { text: "message } {", list: [ { a: 1 }, { b: 2 } ] };
        enum Kind { option allow_alias = true; NONE = 0; }
        message First {
          option deprecated = false;
          string message = 1 [(check) = { rule: "message X {" }, deprecated = true];
          map<string, First> by_name = 2;
          oneof choice { string a = 3; Inner b = 4; }
          reserved 5 to 7; reserved "old";
          enum Mood { GOOD = 0; }
          message Inner { message Deep { int32 a = 1; } ; message Deeper {} }
          extensions 100 to 200;
        }
        ;
        extend First { optional string more = 100; }
        service Shop {
          rpc Buy (First) returns (Second) { option x = { a: '\'}' }; }
          rpc Sell (First) returns (Second);
        }
        message Second { }
        """;

    [Theory]
    [InlineData(new[] { 0 }, "shop.v1.First")]
    [InlineData(new[] { 1 }, "shop.v1.Second")]
    [InlineData(new[] { 0, 0 }, "shop.v1.First.Inner")]
    [InlineData(new[] { 0, 0, 1 }, "shop.v1.First.Inner.Deeper")]
    [InlineData(new[] { 2 }, null)]
    [InlineData(new[] { 0, 1 }, null)]
    [InlineData(new[] { -1 }, null)]
    public void Messages_of_a_text_are_found(int[] indexes, string? name) =>
        Assert.Equal(name, ProtoFile.Parse(Text).NameAt(indexes));

    [Theory]
    [InlineData("message A {", "A")]
    [InlineData("message A", "A")]
    [InlineData("message A { string a = 1 [x = \"", "A")]
    [InlineData("/* message B {}", null)]
    [InlineData("", null)]
    public void What_is_cut_off_ends(string text, string? name) =>
        Assert.Equal(name, ProtoFile.Parse(text).NameAt([0]));

    [Fact]
    public void Descriptors_and_their_indexes_agree()
    {
        ProtoFile file = ProtoFile.Parse(PaymentsReflection.Descriptor.SerializedData.ToBase64());
        MessageDescriptor[] messages =
            [Refund.Descriptor, Payment.Descriptor, Refund.Types.Line.Descriptor, Money.Descriptor];

        foreach (MessageDescriptor message in messages.SkipLast(1))
            Assert.Equal(message.FullName, file.NameAt(ProtoPlaces.IndexesOf(message)));
        Assert.Equal([0, 0], ProtoPlaces.IndexesOf(Refund.Types.Line.Descriptor)); // The map before it is no message.
        Assert.Equal([1], ProtoPlaces.IndexesOf(Payment.Descriptor));
    }
}
