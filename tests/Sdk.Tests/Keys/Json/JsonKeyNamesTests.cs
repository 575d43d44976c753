using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Keys.Json;

[KafkaSink("a"), JsonNaming(JsonNaming.SnakeCaseLower)]
public sealed partial record NamedByMembers(
    [property: MessageKey(Format = KeyFormat.Json)] string ShopName,
    [property: MessageKey(Format = KeyFormat.Json), JsonPropertyName("no \"1\"")] long Number);

[KafkaSink("a"), JsonNaming(JsonNaming.SnakeCaseLower)]
public sealed partial record NamedByPolicy([property: MessageKey(Format = KeyFormat.Json)] NamedPart Key);

public readonly record struct NamedPart(string ShopName, [property: JsonPropertyName("no")] int Number);

[KafkaSink("a"), JsonNaming(JsonNaming.SnakeCaseLower)]
public sealed partial record NamedByItself([property: MessageKey(Format = KeyFormat.Json)] NamedWhole Key);

[JsonNaming(JsonNaming.AsDeclared)]
public readonly record struct NamedWhole(Guid Id, byte ShopNumber);

/// <summary>A part has the name in a key that it has in the value.</summary>
public sealed class JsonKeyNamesTests : IDisposable
{
    private readonly MessageWriter _message = new();

    [Fact]
    public void Of_members()
    {
        RecordSchema.Write(new NamedByMembers("a", 7), _message);
        AssertKey("""{"shop_name":"a","no \"1\"":7}""", Value);
    }

    [Fact]
    public void Of_a_record_struct_by_the_policy_of_the_record()
    {
        RecordSchema.Write(new NamedByPolicy(new("a", 7)), _message);
        AssertKey("""{"shop_name":"a","no":7}""", Value["key"]!);
    }

    [Fact]
    public void Of_a_record_struct_by_its_own()
    {
        RecordSchema.Write(new NamedByItself(new(Guid.Empty, 7)), _message);
        AssertKey("""{"Id":"00000000-0000-0000-0000-000000000000","ShopNumber":7}""", Value["key"]!);
    }

    public void Dispose() => _message.Dispose();

    private JsonNode Value => JsonNode.Parse(_message.Value.Written)!;

    private void AssertKey(string expected, JsonNode value)
    {
        Assert.Equal(expected, KeyBytesOf.Text(_message.Key.Written.ToArray()));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), value));
    }
}
