using System.Numerics;
using System.Text.Json;

namespace Millrace.Json;

/// <content>The same values from a <see cref="JsonScanner"/>, which fails instead of throwing.</content>
public static partial class JsonValueReader
{
    /// <summary>Takes a null, if there is one.</summary>
    public static bool IsNull(ref JsonScanner scanner) => scanner.TryNull();

    /// <summary>true or false.</summary>
    public static bool ReadBoolean(ref JsonScanner scanner) => scanner.ReadBoolean();

    /// <summary>A string.</summary>
    public static string ReadString(ref JsonScanner scanner) => scanner.ReadString();

    /// <summary>A number without fraction, from -128 to 127.</summary>
    public static sbyte ReadSByte(ref JsonScanner scanner) => Integer<sbyte>(ref scanner);

    /// <summary>A number without fraction, from 0 to 255.</summary>
    public static byte ReadByte(ref JsonScanner scanner) => Integer<byte>(ref scanner);

    /// <summary>A number without fraction that fits in 16 bits.</summary>
    public static short ReadInt16(ref JsonScanner scanner) => Integer<short>(ref scanner);

    /// <summary>A number without fraction and sign that fits in 16 bits.</summary>
    public static ushort ReadUInt16(ref JsonScanner scanner) => Integer<ushort>(ref scanner);

    /// <summary>A number without fraction that fits in 32 bits.</summary>
    public static int ReadInt32(ref JsonScanner scanner) => Integer<int>(ref scanner);

    /// <summary>A number without fraction and sign that fits in 32 bits.</summary>
    public static uint ReadUInt32(ref JsonScanner scanner) => Integer<uint>(ref scanner);

    /// <summary>A number without fraction that fits in 64 bits.</summary>
    public static long ReadInt64(ref JsonScanner scanner) => scanner.ReadInt64();

    /// <summary>A number without fraction and sign that fits in 64 bits.</summary>
    public static ulong ReadUInt64(ref JsonScanner scanner) => scanner.ReadUInt64();

    /// <summary>A number, rounded to 64 bits.</summary>
    public static double ReadDouble(ref JsonScanner scanner) => scanner.ReadDouble();

    /// <summary>A number without fraction that fits in 128 bits.</summary>
    public static Int128 ReadInt128(ref JsonScanner scanner) => ByReader(ref scanner, ReadInt128);

    /// <summary>A number without fraction and sign that fits in 128 bits.</summary>
    public static UInt128 ReadUInt128(ref JsonScanner scanner) => ByReader(ref scanner, ReadUInt128);

    /// <summary>A number, rounded to 16 bits.</summary>
    public static Half ReadHalf(ref JsonScanner scanner) => ByReader(ref scanner, ReadHalf);

    /// <summary>A number, rounded to 32 bits.</summary>
    public static float ReadSingle(ref JsonScanner scanner) => scanner.ReadSingle();

    /// <summary>A number without fraction.</summary>
    public static BigInteger ReadBigInteger(ref JsonScanner scanner) => ByReader(ref scanner, ReadBigInteger);

    /// <summary>A number that fits in a decimal.</summary>
    public static decimal ReadDecimal(ref JsonScanner scanner) => scanner.ReadDecimal();

    /// <summary>A string of one UTF-16 character.</summary>
    public static char ReadChar(ref JsonScanner scanner) => ByReader(ref scanner, ReadChar);

    /// <summary>A Guid as 36 characters.</summary>
    public static Guid ReadGuid(ref JsonScanner scanner) => scanner.ReadGuid();

    /// <summary>Bytes in Base64.</summary>
    public static byte[] ReadBase64(ref JsonScanner scanner) => ByReader(ref scanner, ReadBase64);

    /// <summary>Bytes in Base64.</summary>
    public static ReadOnlyMemory<byte> ReadMemory(ref JsonScanner scanner) => ByReader(ref scanner, ReadMemory);

    /// <summary>Bytes in Base64.</summary>
    public static KeyBytes ReadKeyBytes(ref JsonScanner scanner) => ByReader(ref scanner, ReadKeyBytes);

    /// <summary>An address, absolute or relative.</summary>
    public static Uri ReadUri(ref JsonScanner scanner) => ByReader(ref scanner, ReadUri);

    /// <summary>A version as <c>major.minor[.build[.revision]]</c>.</summary>
    public static Version ReadVersion(ref JsonScanner scanner) => ByReader(ref scanner, ReadVersion);

    /// <summary>An ISO 8601 date and time; one without offset is taken as UTC.</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref JsonScanner scanner) =>
        ByReader(ref scanner, ReadDateTimeOffset);

    /// <summary>An ISO 8601 date and time; one with an offset becomes UTC, one without stays unspecified.</summary>
    public static DateTime ReadDateTime(ref JsonScanner scanner) => ByReader(ref scanner, ReadDateTime);

    /// <summary>A date as <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly ReadDateOnly(ref JsonScanner scanner) => ByReader(ref scanner, ReadDateOnly);

    /// <summary>A time of day as <c>HH:mm:ss</c>, with up to seven digits of a second's fraction.</summary>
    public static TimeOnly ReadTimeOnly(ref JsonScanner scanner) => ByReader(ref scanner, ReadTimeOnly);

    /// <summary>A time span as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static TimeSpan ReadTimeSpan(ref JsonScanner scanner) => ByReader(ref scanner, ReadTimeSpan);

    /// <summary>True when a string comes next, where a number may stand in one.</summary>
    public static bool IsText(ref JsonScanner scanner) => scanner.IsAtText;

    /// <summary>
    /// A value that only a reader reads, an enum for example: by a static method, whose delegate the compiler keeps.
    /// </summary>
    public static T ByReader<T>(ref JsonScanner scanner, JsonReading<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (scanner.HasFailed) return default!;
        Utf8JsonReader reader = scanner.BeginValue();
        T value = read(ref reader);
        scanner.EndValue(ref reader);
        return value;
    }

    /// <summary>A number without fraction that fits in an integer type of up to 64 bits.</summary>
    internal static T ReadInteger<T>(ref JsonScanner scanner) where T : struct, IBinaryInteger<T> =>
        typeof(T) == typeof(ulong) ? T.CreateTruncating(scanner.ReadUInt64()) : Integer<T>(ref scanner);

    private static T Integer<T>(ref JsonScanner scanner) where T : struct, IBinaryInteger<T>
    {
        long value = scanner.ReadInt64();
        T narrow = T.CreateTruncating(value);
        return long.CreateTruncating(narrow) == value && T.IsNegative(narrow) == (value < 0)
            ? narrow
            : scanner.Fail<T>();
    }
}
