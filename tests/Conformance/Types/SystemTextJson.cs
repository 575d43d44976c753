using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Conformance.Tests.Types;

/// <summary>System.Text.Json with the options that say what Millrace's JSON is.</summary>
internal static class SystemTextJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
        Converters = { new NamedEnums(), new UtcWithZ() },
    };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    public static byte[] Write(object record, JsonSerializerOptions? options = null) =>
        JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), options ?? Options);

    /// <summary>Enums are written by name where they have one, flags by number.</summary>
    private sealed class NamedEnums : JsonConverterFactory
    {
        private readonly JsonStringEnumConverter _names = new();

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(FlagsAttribute), inherit: false);

        public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            _names.CreateConverter(typeToConvert, options);
    }

    /// <summary>An offset of zero is written as <c>Z</c>, where System.Text.Json writes <c>+00:00</c>.</summary>
    private sealed class UtcWithZ : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            if (value.Offset == TimeSpan.Zero) writer.WriteStringValue(value.UtcDateTime);
            else writer.WriteStringValue(value);
        }
    }
}
