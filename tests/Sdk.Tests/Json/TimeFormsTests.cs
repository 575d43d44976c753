using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Millrace.Contracts;
using Millrace.Json;
using Millrace.Schemas;

namespace Millrace.Sdk.Tests.Json;

/// <summary>Patterns of dates and units of Unix time, beside what .NET makes of the same.</summary>
public sealed class TimeFormsTests
{
    private const int DateTokens = 3;

    private static readonly string[] _tokens = ["yyyy", "MM", "dd", "HH", "mm", "ss", "f"];

    private static readonly string[] _literals = ["", "-", "/", " ", "T", ".", ":", ", ", "#"];

    private static readonly Gen<DateTime> _times =
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => new DateTime(ticks, DateTimeKind.Utc));

    /// <summary>The date, and any of the rest, in any order and with anything between them.</summary>
    private static readonly Gen<string> _patterns = Gen.Select(
        Gen.Shuffle(_tokens), Gen.Bool.Array[_tokens.Length], Gen.Int[1, 7],
        Gen.Int[0, _literals.Length - 1].Select(static i => _literals[i]).Array[_tokens.Length]).Select(PatternOf);

    [Fact]
    public void A_pattern_is_written_and_read_as_NET_does_it() => Gen.Select(_patterns, _times).Sample(
        static (pattern, time) =>
        {
            string expected = time.ToString(pattern, CultureInfo.InvariantCulture);
            JsonDateFormat format = new(pattern);
            using RecordBuffer output = new();
            format.WriteDateTime(output, time);
            Assert.Equal($"\"{expected}\"", Encoding.UTF8.GetString(output.Written));

            DateTime read = DateTime.ParseExact(
                expected, pattern, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            Utf8JsonReader reader = new(output.Written);
            reader.Read();
            Assert.Equal(read, format.ReadDateTime(ref reader));
            JsonScanner scanner = new(output.Written);
            Assert.Equal(read, format.ReadDateTime(ref scanner));
        });

    [Fact]
    public void A_unit_is_counted_as_NET_does_it() => _times.Sample(static time =>
    {
        DateTimeOffset exact = new(time);
        Assert.Equal(exact.ToUnixTimeSeconds(), Written(UnixTime.Seconds, exact));
        Assert.Equal(exact.ToUnixTimeMilliseconds(), Written(UnixTime.Milliseconds, exact));
        long micros = Written(UnixTime.Microseconds, exact);
        Assert.Equal(exact.ToUnixTimeMilliseconds() * 1000 + time.Microsecond, micros);
    });

    private static string PatternOf(string[] tokens, bool[] isThere, int digits, string[] between)
    {
        StringBuilder pattern = new();
        for (int i = 0; i < tokens.Length; i++)
        {
            int token = Array.IndexOf(_tokens, tokens[i]);
            if (token >= DateTokens && !isThere[i]) continue;
            pattern.Append(tokens[i] == "f" ? new('f', digits) : tokens[i]).Append(between[i]);
        }
        return pattern.ToString();
    }

    /// <summary>What is written is read as the same time.</summary>
    private static long Written(UnixTime unit, DateTimeOffset time)
    {
        using RecordBuffer output = new();
        unit.WriteDateTimeOffset(output, time);
        Utf8JsonReader reader = new(output.Written);
        reader.Read();
        using RecordBuffer again = new();
        unit.WriteDateTimeOffset(again, unit.ReadDateTimeOffset(ref reader));
        Assert.True(output.Written.SequenceEqual(again.Written));
        return long.Parse(output.Written, CultureInfo.InvariantCulture);
    }
}
