using Google.Protobuf.WellKnownTypes;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.SchemaRegistry.Tests.Shop
{
    /// <summary>What a job adds to the class that avrogen writes.</summary>
    [KafkaSource("orders", Schema = typeof(AvroSchema<Order>), StopAt = StopAt.Latest)]
    [KafkaSink("orders", Schema = typeof(AvroSchema<Order>))]
    public partial class Order
    {
        [MessageKey] public string Key => Id;

        [Timestamp] public DateTime OrderedAt => At;
    }

    /// <summary>What a job adds to the class that protoc writes.</summary>
    [KafkaSource("payments", Schema = typeof(ProtobufSchema<Payment>))]
    [KafkaSink("payments", Schema = typeof(ProtobufSchema<Payment>))]
    public sealed partial class Payment
    {
        [MessageKey] public string Key => OrderId;
    }

    [KafkaSink("invoices", Schema = typeof(InvoiceSchema))]
    public sealed partial record Invoice;

    public sealed class InvoiceSchema(SchemaRegistryClient client)
        : JsonSchema<Invoice>(client, ShopJson.Default.Invoice);
}

namespace Millrace.SchemaRegistry.Tests.Jobs
{
    [State(Version = 1)]
    public partial record struct Billed(int Orders);

    /// <summary>Avro comes in, Protobuf goes out.</summary>
    [StreamJob("billing")]
    public sealed partial class Billing
    {
        public Payment? Bill(Order order, ref Billed billed)
        {
            if (order.Status == OrderStatus.Open) return null;
            billed = new(billed.Orders + 1);
            return new()
            {
                OrderId = order.Id,
                Amount = new() { Cents = order.Cents * billed.Orders, Currency = order.Currency },
                At = Timestamp.FromDateTime(order.At),
            };
        }
    }

    /// <summary>Protobuf comes in, JSON goes out.</summary>
    [StreamJob("invoicing")]
    public sealed partial class Invoicing
    {
        public Invoice Write(Payment payment) =>
            new() { Number = payment.OrderId, Total = payment.Amount.Cents / 100m };
    }
}
