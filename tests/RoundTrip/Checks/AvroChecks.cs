using Millrace.SchemaRegistry;
using Millrace.SchemaRegistry.Tests.Shop;

namespace Millrace.RoundTrip.Checks;

/// <summary>Avro records, whose types the schema is told.</summary>
internal static class AvroChecks
{
    private const string Old = """
        {"type":"record","name":"ParcelItem","namespace":"Millrace.SchemaRegistry.Tests.Shop","fields":[
          {"name":"Gone","type":"ParcelKind"},{"name":"Name","type":"string"}]}
        """;

    /// <summary>Defaults and properties of all kinds of JSON: Newtonsoft.Json has them behind its serializer.</summary>
    private static readonly string Properties = """
        {"type":"record","name":"All","namespace":"own","fields":[
        {"name":"Text","default":"é\"","type":"string","note":"2026-05-06T07:08:09Z"},
        {"name":"Many","default":[1,2],"type":{"type":"array","items":"int"}},
        {"name":"Map","default":{"a":1.5},"type":{"type":"map","values":"double"}},
        {"name":"None","default":null,"type":["null","boolean"]}],
        "own":{"a":[1,2.5,"x",null,true],"b":{}}}
        """.ReplaceLineEndings("");

    public static void Run(SchemaRegistryClient client)
    {
        Check.Run("Avro of a registry", () => Check.Equal(
            Parcel.Example.ToString(), RegistryChecks.RoundTrip(new ParcelSchema(client), Parcel.Example).ToString()));
        Check.Run("Avro of an older schema", () =>
        {
            string old = Old.Replace("\"ParcelKind\"", """{"type":"enum","name":"Kind","symbols":["A","B"]}""");
            int id = client.RegisterAsync("items-value", new(SchemaType.Avro, old), normalize: false).Result;
            ParcelItem read = new ItemSchema(client).Read([0, 0, 0, 0, (byte)id, 2, 2, (byte)'x']);
            Check.Equal("x()", read.ToString());
        });
        Check.Run("Avro's schemas as text", static () =>
        {
            Avro.Schema schema = Avro.Schema.Parse(Properties);
            Check.Equal(Properties, schema.ToString());
            Check.Equal("""{"a":[1,2.5,"x",null,true],"b":{}}""", schema.GetProperty("own"));
        });
        Check.Run("Avro without its types", () =>
        {
            try
            {
                _ = new BareSchema(client);
            }
            catch (MillraceConfigurationException e) when (e.Problems.Count == 3)
            {
                return;
            }
            throw new InvalidOperationException("nothing is said to be missing");
        });
    }

    private sealed class ParcelSchema(SchemaRegistryClient client) : AvroSchema<Parcel>(
        client, new AvroTypes().AddRecord<ParcelItem>().AddEnum<ParcelKind>().AddFixed<ParcelSeal>());

    private sealed class ItemSchema(SchemaRegistryClient client) : AvroSchema<ParcelItem>(client, new AvroTypes());

    private sealed class BareSchema(SchemaRegistryClient client) : AvroSchema<Parcel>(client, new AvroTypes());
}
