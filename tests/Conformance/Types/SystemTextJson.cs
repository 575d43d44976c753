using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Conformance.Tests.Types;

/// <summary>System.Text.Json with the options that say what Millrace's JSON is.</summary>
internal static class SystemTextJson
{
    private static readonly Dictionary<JsonNaming, JsonSerializerOptions> _lines =
        Enum.GetValues<JsonNaming>().ToDictionary(static naming => naming, Create);

    private static readonly Dictionary<JsonNaming, JsonSerializerOptions> _indented = _lines.ToDictionary(
        static one => one.Key, static one => new JsonSerializerOptions(one.Value) { WriteIndented = true });

    public static JsonSerializerOptions Options => _lines[JsonNaming.CamelCase];

    /// <summary>By the <c>[JsonNaming]</c> of the record.</summary>
    public static byte[] Write(object record, bool isIndented = false)
    {
        Type type = record.GetType();
        return JsonSerializer.SerializeToUtf8Bytes(record, type, (isIndented ? _indented : _lines)[NamingOf(type)]);
    }

    /// <summary>What belongs to a record, by the <c>[JsonNaming]</c> of the record.</summary>
    public static byte[] Write(object value, Type record) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), _lines[NamingOf(record)]);

    /// <summary>The name of a member, by the <c>[JsonNaming]</c> of the record.</summary>
    public static string NameOf(PropertyInfo member, Type record) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? PolicyOf(NamingOf(record))?.ConvertName(member.Name) ?? member.Name;

    private static JsonNaming NamingOf(Type record) =>
        record.GetCustomAttribute<JsonNamingAttribute>()?.Naming ?? JsonNaming.CamelCase;

    private static JsonSerializerOptions Create(JsonNaming naming) => new()
    {
        PropertyNamingPolicy = PolicyOf(naming),
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
        Converters = { new NamedEnums(), new UtcWithZ(), new KeyBytesInBase64() },
    };

    private static JsonNamingPolicy? PolicyOf(JsonNaming naming) => naming switch
    {
        JsonNaming.AsDeclared => null,
        JsonNaming.SnakeCaseLower => JsonNamingPolicy.SnakeCaseLower,
        JsonNaming.SnakeCaseUpper => JsonNamingPolicy.SnakeCaseUpper,
        JsonNaming.KebabCaseLower => JsonNamingPolicy.KebabCaseLower,
        JsonNaming.KebabCaseUpper => JsonNamingPolicy.KebabCaseUpper,
        _ => JsonNamingPolicy.CamelCase,
    };

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

    private sealed class KeyBytesInBase64 : JsonConverter<KeyBytes>
    {
        public override KeyBytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, KeyBytes value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.Span);
    }
}
