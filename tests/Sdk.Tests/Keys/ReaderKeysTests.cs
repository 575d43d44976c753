using Millrace.Contracts;
using Millrace.Keys;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Keys;

[KafkaSource("a")]
public sealed partial record OfText([property: MessageKey] string Key);

[KafkaSource("a", Format = RecordFormat.MessagePack)]
public sealed partial record Packed([property: MessageKey] string? Key, int Number);

[KafkaSource("a"), KafkaSink("a")]
public sealed partial record OfMembers([property: MessageKey] string Shop, [property: MessageKey] long Number);

[KafkaSource("a"), KafkaSink("a")]
public sealed partial record OfParts([property: MessageKey] ShopNumber Key);

public readonly record struct ShopNumber(string Shop, long Number);

/// <summary>Where the strings of keys are kept: by the reader, for all records that it hands over.</summary>
public sealed class ReaderKeysTests
{
    private readonly Reader _reader = new();

    [Fact]
    public void A_reader_gives_the_same_string_to_all_of_its_records()
    {
        string key = _reader.Read<OfText>("harbour"u8, "{}"u8).Key;

        Assert.Equal("harbour", key);
        Assert.Same(key, _reader.Read<OfText>("harbour"u8, "{ }"u8).Key);
        Assert.Same(key, _reader.Read<Packed>("harbour"u8, [0x92, 0xC0, 0x07]).Key);
    }

    [Fact]
    public void Parts_of_a_key_are_kept_as_well()
    {
        using MessageWriter message = new();
        RecordSchema.Write(new OfMembers("harbour", 7), message);

        string shop = _reader.Read<OfMembers>(message.Key.Written, message.Value.Written).Shop;
        Assert.Equal("harbour", shop);
        Assert.Same(shop, _reader.Read<OfMembers>(message.Key.Written, message.Value.Written).Shop);
        Assert.Same(shop, _reader.Read<OfParts>(message.Key.Written, "{}"u8).Key.Shop);
    }

    [Fact]
    public void A_schema_alone_keeps_none()
    {
        string key = RecordSchema.Read<OfText>("harbour"u8, "{}"u8).Key;

        Assert.Equal("harbour", key);
        Assert.NotSame(key, RecordSchema.Read<OfText>("harbour"u8, "{}"u8).Key);
    }

    private sealed class Reader() : RecordOrigin(new KeyStrings())
    {
        public override string Topic => "a";

        public override int Partition => 0;

        public override long Offset => 0;

        public override TimestampKind TimestampKind => TimestampKind.None;

        public override int? LeaderEpoch => null;

        public T Read<T>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) where T : IKafkaSource<T> =>
            RecordSchema.Read<T>(
                new RecordView { Key = key, HasKey = true, Value = value, HasValue = true, Origin = this });

        public override bool TryGetHeader(int index, out RecordHeader header)
        {
            header = default;
            return false;
        }
    }
}
