using System.Collections;
using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Millrace.Conformance.Tests.Types;

/// <summary>Fills objects of any of <see cref="RandomTypes"/> with random values, extremes among them.</summary>
/// <param name="random">Where they come from.</param>
/// <param name="isUtc">True for formats where each <see cref="DateTime"/> is one of UTC.</param>
internal sealed class RandomValues(Random random, bool isUtc = false)
{
    private const int ItemsMax = 3;

    private static readonly NullabilityInfoContext _nullability = new();

    public object Create(Type type)
    {
        Type concrete = type.IsAbstract ? Derived(type) : type;
        object created = Construct(concrete);
        foreach (PropertyInfo property in concrete.GetProperties().Where(property => property.CanWrite))
            property.SetValue(created, Value(property.PropertyType, _nullability.Create(property)));
        foreach (FieldInfo field in concrete.GetFields())
            field.SetValue(created, Value(field.FieldType, _nullability.Create(field)));
        return created;
    }

    /// <summary>By the constructor with the most parameters, each of which is a property of that name.</summary>
    private object Construct(Type type)
    {
        ConstructorInfo? constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length);
        if (constructor == null) return Activator.CreateInstance(type)!;
        IEnumerable<PropertyInfo> properties =
            constructor.GetParameters().Select(parameter => type.GetProperty(parameter.Name!)!);
        return constructor.Invoke([.. properties.Select(one => Value(one.PropertyType, _nullability.Create(one)))]);
    }

    private Type Derived(Type type)
    {
        Type[] types = [.. type.Assembly.GetTypes().Where(other => other.BaseType == type)];
        return types[random.Next(types.Length)];
    }

    private object? Value(Type type, NullabilityInfo nullability)
    {
        bool allowsNull = nullability.WriteState == NullabilityState.Nullable;
        if (allowsNull && random.Next(3) == 0) return null;
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(byte[])) return Bytes(random.Next(40));
        if (inner.IsArray) return Items(inner.GetElementType()!, nullability.ElementType!);
        if (inner == typeof(string)) return RandomText.Create(random);
        if (inner == typeof(Uri)) return new Uri($"http://a.b/{random.Next()}?c=%20#d");
        if (inner == typeof(Version)) return new Version(random.Next(10), random.Next(), random.Next(100));
        if (!inner.IsGenericType) return inner.IsEnum ? Enum(inner) : Leaf(inner) ?? Create(inner);
        if (inner == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>(Bytes(random.Next(40)));
        NullabilityInfo[] arguments = ArgumentsOf(type, nullability);
        Type generic = inner.GetGenericTypeDefinition();
        if (generic == typeof(Dictionary<,>)) return Dictionary(inner, arguments);
        if (generic == typeof(ValueTuple<,>) || generic == typeof(KeyValuePair<,>)) return Tuple(inner, arguments);
        Array items = Items(inner.GenericTypeArguments[0], arguments[^1]);
        if (generic == typeof(IReadOnlyList<>)) return items;
        if (generic == typeof(List<>) || generic == typeof(HashSet<>)) return Activator.CreateInstance(inner, items);
        return typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!
            .MakeGenericMethod(inner.GenericTypeArguments[0]).Invoke(null, [items]);
    }

    private Array Items(Type type, NullabilityInfo nullability)
    {
        Array items = Array.CreateInstance(type, random.Next(ItemsMax + 1));
        for (int i = 0; i < items.Length; i++) items.SetValue(Value(type, nullability), i);
        return items;
    }

    /// <summary>Those of <c>T?</c> are one level further down.</summary>
    private static NullabilityInfo[] ArgumentsOf(Type type, NullabilityInfo nullability) =>
        Nullable.GetUnderlyingType(type) == null || nullability.GenericTypeArguments is not [var inner]
            ? nullability.GenericTypeArguments
            : inner.GenericTypeArguments;

    private object? Tuple(Type type, NullabilityInfo[] arguments) => Activator.CreateInstance(
        type, [.. type.GenericTypeArguments.Select((item, i) => Value(item, arguments[i]))]);

    private IDictionary Dictionary(Type type, NullabilityInfo[] arguments)
    {
        IDictionary dictionary = (IDictionary)Activator.CreateInstance(type)!;
        for (int i = random.Next(ItemsMax + 1); i > 0; i--)
        {
            object key = Value(type.GenericTypeArguments[0], arguments[0])!;
            dictionary[key] = Value(type.GenericTypeArguments[1], arguments[1]);
        }
        return dictionary;
    }

    private object Enum(Type type)
    {
        Array values = System.Enum.GetValues(type);
        return random.Next(8) == 0
            ? System.Enum.ToObject(type, 77)
            : values.GetValue(random.Next(values.Length))!;
    }

    /// <summary>Null for what is an object.</summary>
    private object? Leaf(Type type)
    {
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(char)) return (char)random.Next(0xD800);
        if (type == typeof(Guid)) return new Guid(Bytes(16));
        if (type == typeof(KeyBytes)) return new KeyBytes(Bytes(random.Next(20)));
        if (type == typeof(decimal)) return Decimal();
        if (type == typeof(BigInteger)) return new BigInteger(Bytes(random.Next(40)));
        if (type == typeof(JsonElement)) return Tree();
        if (type == typeof(Half)) return Finite(() => BitConverter.ToHalf(Bytes(2)), Half.IsFinite);
        if (type == typeof(float)) return Finite(() => BitConverter.ToSingle(Bytes(4)), float.IsFinite);
        if (type == typeof(double)) return Finite(() => BitConverter.ToDouble(Bytes(8)), double.IsFinite);
        if (type == typeof(DateTime)) return new DateTime(Ticks(), isUtc ? DateTimeKind.Utc : AnyKind());
        if (type == typeof(DateTimeOffset)) return Offset();
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));
        if (type == typeof(TimeOnly)) return new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay));
        if (type == typeof(TimeSpan)) return new TimeSpan(BitConverter.ToInt64(Bytes(8)) >> random.Next(64));
        return Integer(type);
    }

    private JsonElement Tree()
    {
        string text = JsonSerializer.Serialize(RandomText.Create(random), SystemTextJson.Options);
        string json = random.Next(3) switch { 0 => text, 1 => $"[1.5e3,{text}]", _ => $"{{{text}:[{{}},null]}}" };
        return JsonElement.Parse(json);
    }

    private object? Integer(Type type)
    {
        UInt128 bits = new(BitConverter.ToUInt64(Bytes(8)), BitConverter.ToUInt64(Bytes(8)));
        bits >>= random.Next(128);
        return type.Name switch
        {
            nameof(SByte) => unchecked((sbyte)bits),
            nameof(Byte) => unchecked((byte)bits),
            nameof(Int16) => unchecked((short)bits),
            nameof(UInt16) => unchecked((ushort)bits),
            nameof(Int32) => unchecked((int)bits),
            nameof(UInt32) => unchecked((uint)bits),
            nameof(Int64) => unchecked((long)bits),
            nameof(UInt64) => unchecked((ulong)bits),
            nameof(Int128) => unchecked((Int128)bits),
            nameof(UInt128) => bits,
            _ => null,
        };
    }

    /// <summary>With an offset of whole minutes, within the calendar at both ends.</summary>
    private DateTimeOffset Offset()
    {
        TimeSpan offset = TimeSpan.FromMinutes(random.Next(3) == 0 ? 0 : random.Next(-14 * 60, 14 * 60 + 1));
        long margin = TimeSpan.TicksPerDay;
        return new DateTimeOffset(Math.Clamp(Ticks(), margin, DateTime.MaxValue.Ticks - margin), TimeSpan.Zero)
            .ToOffset(offset);
    }

    /// <summary>Whole seconds, milliseconds or ticks: each is written in another length.</summary>
    private long Ticks()
    {
        long unit = random.Next(3) switch { 0 => TimeSpan.TicksPerSecond, 1 => TimeSpan.TicksPerMillisecond, _ => 1 };
        return random.NextInt64(DateTime.MaxValue.Ticks) / unit * unit;
    }

    private static T Finite<T>(Func<T> create, Func<T, bool> isFinite)
    {
        while (true)
            if (create() is var value && isFinite(value)) return value;
    }

    private decimal Decimal() => new(Int(), Int(), Int(), random.Next(2) == 0, (byte)random.Next(29));

    /// <summary>Unspecified or UTC: a local time would be written with the offset of this machine.</summary>
    private DateTimeKind AnyKind() => (DateTimeKind)random.Next(2);

    private int Int() => BitConverter.ToInt32(Bytes(4));

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
