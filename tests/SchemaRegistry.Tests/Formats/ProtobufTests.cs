using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Millrace.Contracts;
using Millrace.SchemaRegistry.ProtobufFormat;
using Millrace.SchemaRegistry.Tests.Client;
using Millrace.SchemaRegistry.Tests.Shop;
using Millrace.SchemaRegistry.Wire;

namespace Millrace.SchemaRegistry.Tests.Formats;

/// <summary>Protobuf's payload: message indexes, and what protoc's classes write.</summary>
public sealed class ProtobufTests
{
    private static readonly Payment _payment = new()
    {
        OrderId = "o-1",
        Amount = new() { Cents = 250, Currency = "EUR" },
        At = Timestamp.FromDateTime(DateTime.UnixEpoch),
    };

    private static readonly Schema _file =
        new(SchemaType.Protobuf, PaymentsReflection.Descriptor.SerializedData.ToBase64());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_bytes_are_the_place_and_the_message()
    {
        using RecordBuffer payment = new(), money = new();

        new ProtobufPayload<Payment>().Write(new() { OrderId = "a" }, payment);
        new ProtobufPayload<Money>().Write(new() { Cents = 1 }, money);

        Assert.Equal("0202" + "0A0161", Convert.ToHexString(payment.Written)); // [1]: the second message of its file.
        Assert.Equal("00" + "0801", Convert.ToHexString(money.Written)); // [0], written short.
    }

    [Fact]
    public async Task What_is_written_is_read()
    {
        ProtobufPayload<Payment> payments = new();
        using RecordBuffer output = new();
        payments.Write(_payment, output);
        IPayloadReader<Payment> reader = await ReaderAsync(payments, _file);

        Assert.Equal(_payment, reader.Read(output.Written));
        Assert.Equal(_payment, reader.Read(output.Written));
    }

    [Fact]
    public async Task A_message_of_another_type_is_told_even_behind_one_of_this()
    {
        using RecordBuffer payment = new(), refund = new();
        new ProtobufPayload<Payment>().Write(_payment, payment);
        new ProtobufPayload<Refund>().Write(new() { OrderId = "o-1" }, refund);
        IPayloadReader<Payment> reader = await ReaderAsync(new ProtobufPayload<Payment>(), _file);
        reader.Read(payment.Written);

        RecordFormatException error = Assert.Throws<RecordFormatException>(() => reader.Read(refund.Written));

        Assert.Equal(
            "it is a 'shop.Refund', and a 'shop.Payment' is read here: a message of another type", error.Reason);
        Assert.Equal(_payment, reader.Read(payment.Written));
    }

    [Theory]
    [InlineData("0208", "which has no such message")]
    [InlineData("02020AFF", "cannot be read as Protobuf message shop.Payment")]
    public async Task Bad_bytes_are_told(string hex, string reason)
    {
        IPayloadReader<Payment> reader = await ReaderAsync(new ProtobufPayload<Payment>(), _file);

        Assert.Contains(
            reason, Assert.Throws<RecordFormatException>(() => reader.Read(Convert.FromHexString(hex))).Reason);
    }

    [Fact]
    public async Task Imports_are_registered_first_and_referred_to()
    {
        const string Version = """{"subject":"money.proto","version":5,"id":1,"schemaType":"PROTOBUF","schema":"x"}""";
        FakeRegistry registry = FakeRegistry.Saying("""{"id":1}""", Version);
        using SchemaRegistryClient client = registry.CreateClient();

        Schema schema = await new ProtobufPayload<Payment>().DescribeAsync(client, new(), Cancel);

        Assert.Equal([new("money.proto", "money.proto", 5)], schema.References);
        Assert.Equal(_file.Text, schema.Text);
        Assert.StartsWith($"POST {FakeRegistry.Url}/subjects/money.proto/versions ", registry.Requests[0]);
        Assert.StartsWith($"POST {FakeRegistry.Url}/subjects/money.proto ", registry.Requests[1]);
    }

    [Fact]
    public async Task A_foreign_file_must_have_the_message_at_the_same_place()
    {
        ProtobufPayload<Payment> payments = new();
        using SchemaRegistryClient client = FakeRegistry.Saying().CreateClient();

        Assert.Null(await payments.WhyNotUnderAsync(client, _file, Cancel));
        Assert.Contains(
            "has shop.Money",
            await payments.WhyNotUnderAsync(
                client, new(SchemaType.Protobuf, "package shop; message A {} message Money {}"), Cancel));
    }

    private static Task<IPayloadReader<T>> ReaderAsync<T>(PayloadFormat<T> format, Schema schema) =>
        format.CreateReaderAsync(FakeRegistry.Saying().CreateClient(), schema, Cancel);
}
