using System.Text;
using CsCheck;
using Millrace.Contracts;
using Millrace.Keys;

namespace Millrace.Sdk.Tests.Keys;

/// <summary>The same key is the same string, as long as keys come again.</summary>
public sealed class KeyStringsTests
{
    private readonly KeyStrings _strings = new();
    private int _new;

    [Theory]
    [InlineData("a")]
    [InlineData("LHR")]
    [InlineData("harbour")]
    [InlineData("channel7")]
    [InlineData("channel-4711")]
    [InlineData("Zürich, 数据流 😀")]
    [InlineData("5f0c954e-7c35-4f6d-9d53-8e4a9f6bc1a2")]
    public void A_key_that_comes_again_is_the_same_string(string key)
    {
        string first = Read(key);

        Assert.Equal(key, first);
        Assert.Same(first, Read(key));
    }

    [Fact]
    public void Whatever_keys_come_they_are_what_their_bytes_say() =>
        Gen.String[Gen.Char["abé"], 0, 60].Array[0, 200].Sample(keys =>
        {
            KeyStrings strings = new();
            return keys.All(key => strings.Read(Encoding.UTF8.GetBytes(key)) == key);
        });

    [Fact]
    public void Keys_that_take_one_anothers_place_are_not_mixed_up()
    {
        string[] keys = [.. Enumerable.Range(0, 8 * KeyStrings.EntriesMax).Select(static i => $"key {i}")];

        for (int i = 0; i < 3; i++)
            foreach (string key in keys) Assert.Equal(key, _strings.Read(Encoding.UTF8.GetBytes(key)));
    }

    [Fact]
    public void Keys_with_one_hash_are_not_mixed_up()
    {
        (string one, string other) = KeysWithOneHash();

        Assert.Equal(one, Read(one));
        Assert.Equal(other, Read(other));
        Assert.Same(Read(one), Read(one));
        Assert.Same(Read(other), Read(other));
    }

    [Fact]
    public void Long_keys_are_not_kept()
    {
        string longest = new('k', KeyStrings.LengthMax);

        Assert.Same(Read(longest), Read(longest));
        Assert.NotSame(Read(longest + "k"), Read(longest + "k"));
    }

    [Fact]
    public void An_empty_key_is_the_empty_string() => Assert.Same("", Read(""));

    [Fact]
    public void A_key_that_is_not_UTF8_is_refused_each_time()
    {
        for (int i = 0; i < 2; i++)
        {
            RecordFormatException e = Assert.Throws<RecordFormatException>(() => _strings.Read([65, 0xFF]));
            Assert.Equal("expected a string in UTF-8, found invalid bytes at byte 1", e.Reason);
        }
        Assert.Same(Read("A"), Read("A"));
    }

    [Fact]
    public void Keys_that_do_not_come_again_are_not_looked_up_for_a_while()
    {
        for (int pause = KeyStrings.PauseLengthMin; pause < 2 * KeyStrings.PauseLengthMax; pause *= 2)
        {
            ReadNew(KeyStrings.TrialLength);

            for (int i = 0; i < pause / 2; i++) Assert.NotSame(Read("LHR"), Read("LHR"));
        }

        Assert.Same(Read("LHR"), Read("LHR"));
    }

    [Fact]
    public void Keys_of_which_most_come_again_are_always_looked_up()
    {
        for (int i = 0; i < 4 * KeyStrings.TrialLength; i++)
        {
            if (i % 10 == 0) ReadNew(1);
            Assert.Same(Read("LHR"), Read("LHR"));
        }
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        List<WeakReference> read = ReadInto(_strings, 20 * KeyStrings.EntriesMax);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.InRange(read.Count(static text => text.IsAlive), 0, KeyStrings.EntriesMax);
        GC.KeepAlive(_strings);
    }

    [Fact]
    public void A_key_that_comes_again_allocates_nothing()
    {
        byte[] key = "channel-4711"u8.ToArray();
        _strings.Read(key);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 10_000; i++) _strings.Read(key);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static List<WeakReference> ReadInto(KeyStrings strings, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(static i => Encoding.UTF8.GetBytes($"key {i}"))
            .Select(key => new WeakReference(strings.Read(key))),
    ];

    /// <summary>Among a few hundred thousand keys two have the same 32 bits.</summary>
    private static (string One, string Other) KeysWithOneHash()
    {
        Dictionary<uint, string> known = [];
        Random random = new(Seed: 1);
        while (true)
        {
            string key = random.GetString("abcdefghijklmnop", length: 16);
            uint hash = KeyStrings.Hash(Encoding.UTF8.GetBytes(key));
            if (!known.TryAdd(hash, key)) return (known[hash], key);
        }
    }

    private string Read(string key) => _strings.Read(Encoding.UTF8.GetBytes(key));

    private void ReadNew(int count)
    {
        for (int i = 0; i < count; i++) Read($"new {_new++}");
    }
}
