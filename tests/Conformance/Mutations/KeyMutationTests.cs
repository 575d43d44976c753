using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessagePack;
using Millrace.Conformance.Tests.Types;
using Millrace.Contracts;
using Millrace.Schemas;

namespace Millrace.Conformance.Tests.Mutations;

/// <summary>A key with a part of every kind.</summary>
public readonly record struct TreeKey(string Name, long Number, byte Level, Guid Id);

/// <summary>The same as a class, of which System.Text.Json insists on all parameters.</summary>
public sealed record TheirTreeKey(string Name, long Number, byte Level, Guid Id);

[KafkaSource("a", Format = RecordFormat.Utf8String), KafkaSink("a", Format = RecordFormat.Utf8String)]
public sealed partial record JsonKeyed([property: MessageKey(Format = KeyFormat.Json)] TreeKey Key, string Text);

[KafkaSource("a", Format = RecordFormat.Utf8String), KafkaSink("a", Format = RecordFormat.Utf8String)]
public sealed partial record PackedKeyed(
    [property: MessageKey(Format = KeyFormat.MessagePack)] TreeKey Key, string Text);

/// <summary>
/// Damaged keys are read or refused, in words. Which of the two is what a strict System.Text.Json does; what is read is
/// written in one form, and read from it as the same key.
/// </summary>
public sealed class KeyMutationTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions _strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly int _mutations = Settings.Number("MILLRACE_TEST_MUTATIONS", 20_000);

    [Fact]
    public void Of_JSON() => Run(
        static key => RecordSchema.Read<JsonKeyed>(key, default).Key, static key => Written(new JsonKeyed(key, "")),
        static (key, mutated, read) =>
        {
            Assert.Equal(JsonSerializer.Serialize(key, _strict), System.Text.Encoding.UTF8.GetString(mutated.Original));
            Assert.Equal(Theirs(mutated.Key), read);
        });

    [Fact]
    public void Of_MessagePack() => Run(
        static key => RecordSchema.Read<PackedKeyed>(key, default).Key,
        static key => Written(new PackedKeyed(key, "")),
        static (key, mutated, _) => Assert.Equal(
            MessagePackSerializer.Serialize((key.Name, key.Number, key.Level, key.Id)), mutated.Original));

    private void Run(
        Func<byte[], TreeKey> read, Func<TreeKey, byte[]> write,
        Action<TreeKey, (byte[] Original, byte[] Key), TreeKey?> compare)
    {
        int seed = Settings.Number("MILLRACE_TEST_SEED", Random.Shared.Next());
        output.WriteLine($"MILLRACE_TEST_SEED={seed}");
        Random random = new(seed);
        Mutator mutator = new(random);
        int count = 0;
        for (int i = 0; i < _mutations / 2; i++)
        {
            TreeKey key = Create(random);
            byte[] original = write(key);
            byte[] mutated = mutator.Mutate(original);
            TreeKey? found = Try(read, mutated);
            if (found != null) count++;
            if (found is { } again) Assert.Equal(again, read(write(again)));
            compare(key, (original, mutated), found);
        }
        output.WriteLine($"{_mutations / 2} mutations, {count} read");
        Assert.InRange(count, 1, _mutations / 2);
    }

    private static TreeKey? Try(Func<byte[], TreeKey> read, byte[] key)
    {
        try
        {
            return read(key);
        }
        catch (RecordFormatException e)
        {
            Assert.True(e.Path.StartsWith("key", StringComparison.Ordinal), $"{e}\n{Convert.ToHexString(key)}");
            return null;
        }
    }

    private static TreeKey? Theirs(byte[] key)
    {
        try
        {
            return JsonSerializer.Deserialize<TheirTreeKey>(key, _strict) is var (name, number, level, id)
                ? new(name, number, level, id)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Written<T>(T record) where T : IKafkaSink<T>
    {
        using MessageWriter message = new();
        RecordSchema.Write(record, message);
        return message.Key.Written.ToArray();
    }

    private static TreeKey Create(Random random) => new(
        RandomText.Create(random), random.NextInt64(long.MinValue, long.MaxValue), (byte)random.Next(256),
        new(random.Next(), 0, 0, new byte[8]));
}
