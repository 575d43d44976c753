using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

public sealed class RoundTripTests
{
    private const int Samples = 1000;

    private static readonly JsonSerializerOptions _peer = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new EnumsAsWritten<Color>() },
    };

    /// <summary>Compared as text, because records compare their lists by reference.</summary>
    [Fact]
    public void What_is_written_reads_back_the_same() => Arbitrary.Everything.Sample(record =>
    {
        string written = Write(record);
        return written == Write(RecordSchema.Read<Everything>(default, Encoding.UTF8.GetBytes(written)));
    }, iter: Samples);

    [Fact]
    public void What_is_written_is_what_SystemTextJson_reads() => Arbitrary.Everything.Sample(record =>
    {
        Everything read = JsonSerializer.Deserialize<Everything>(Write(record), _peer)!;
        return Write(read) == Write(record);
    }, iter: Samples);

    [Fact]
    public void What_SystemTextJson_writes_is_read() => Arbitrary.Everything.Sample(record =>
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(record, _peer);
        return Write(RecordSchema.Read<Everything>(default, json)) == Write(record);
    }, iter: Samples);

    [Fact]
    public void Numbers_and_times_are_the_same_values() =>
        Gen.Select(Arbitrary.Numbers, Arbitrary.Times, Arbitrary.Texts)
        .Sample((numbers, times, texts) =>
        {
            Everything record = new() { Numbers = numbers, Times = times, Texts = texts };
            Everything read = RecordSchema.Read<Everything>(default, Encoding.UTF8.GetBytes(Write(record)));
            return read.Numbers == numbers && read.Texts == texts && read.Times == times
                && read.Times.Exact.Offset == times.Exact.Offset
                && read.Times.Plain.Kind == times.Plain.Kind;
        }, iter: Samples);

    private static string Write(Everything record)
    {
        using MessageWriter message = new(new(), new(capacity: 16));
        RecordSchema.Write(record, message);
        Assert.False(message.HasKey);
        return Encoding.UTF8.GetString(message.Value.Written);
    }

    /// <summary>What the documentation says about enums: names where there is one, else the number.</summary>
    private sealed class EnumsAsWritten<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? Enum.Parse<T>(reader.GetString()!)
                : (T)Enum.ToObject(typeof(T), reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (Enum.IsDefined(value)) writer.WriteStringValue(value.ToString());
            else writer.WriteNumberValue(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
