using System.Text;
using System.Text.Json;
using Millrace.Conformance.Tests.Mutations;
using Millrace.Conformance.Tests.Types;
using Millrace.Contracts;

namespace Millrace.Conformance.Tests;

/// <summary>What JSON parsers are known to differ in: read or refused as System.Text.Json does it.</summary>
public sealed class CorpusTests
{
    private static readonly Probe<JsonTree> _probe = new();

    public static TheoryData<string> Values() =>
    [
        "{}", "[]", "null", "", " ", "{", "\"\"", "0", "{\"a\":1}x", "{\"a\":1}{}", "{\"a\":1,}", "{,}", "{\"a\"}",
        "{\"a\":}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e}",
        "{\"a\":1e5}", "{\"a\":-0}", "{\"a\":NaN}", "{\"a\":1e99999}", "{\"a\":tru}", "{\"a\":TRUE}", "/**/{}", "{}//",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\t\"}", "{\"a\":\"\u007f\"}", "\u00a0{}", "\v{}", "{}\0",
        "\ufeff{}", "{\"\":1,\"\":2}", "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":[1 2]}", "{\"a\":\"\\ud83d\\ude00\"}",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Beside_known_members(string json)
    {
        const string known = "\"root\":{\"weight\":1},\"names\":[],";
        string whole = json.StartsWith('{') && json.Length > 2 ? "{" + known + json[1..] : json;
        AssertAgrees(Encoding.UTF8.GetBytes(whole));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("-2147483648", true)]
    [InlineData("2147483648", false)]
    [InlineData("1e1", false)]
    [InlineData("1.0", false)]
    [InlineData("\"1\"", false)]
    [InlineData("null", false)]
    [InlineData("999999999999999999999999999999999999999999999999999999999999999999999999999999", false)]
    public void An_integer(string number, bool isRead) => Assert.Equal(isRead, IsRead(Known($"\"number\":{number}")));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("\"\\ud800x\"")]
    public void Half_of_a_surrogate_pair_is_refused(string text) => Assert.False(IsRead(Known($"\"name\":{text}")));

    [Theory]
    [InlineData("C080")]
    [InlineData("EDA080")]
    [InlineData("F4908080")]
    [InlineData("FF")]
    [InlineData("E282")]
    public void What_is_not_UTF_8_is_refused(string hex) => Assert.False(IsRead(
        [.. Encoding.UTF8.GetBytes("{\"root\":{\"weight\":1,\"name\":\""), .. Convert.FromHexString(hex),
            .. "\"},\"names\":[]}"u8]));

    [Fact]
    public void Of_a_member_that_comes_twice_the_last_counts()
    {
        JsonTree tree = (JsonTree)_probe.Read(Known("\"number\":1,\"number\":2"));
        Assert.Equal(2, tree.Root.Number);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Depth_is_bounded(int depth, bool isRead)
    {
        string skipped = new string('[', depth) + new string(']', depth);
        Assert.Equal(isRead, IsRead(Known($"\"unknown\":{skipped}")));
        StringBuilder nested = new();
        for (int i = 0; i < depth; i++) nested.Append("\"next\":{\"weight\":1,");
        nested.Append("\"number\":1").Append('}', depth);
        Assert.Equal(isRead, IsRead(Known(nested.ToString())));
    }

    [Fact]
    public void What_is_cut_off_is_refused_at_every_byte()
    {
        byte[] whole = Subject.Json(new Random(1));
        for (int length = 0; length < whole.Length; length++) Assert.False(IsRead(whole[..length]));
        Assert.True(IsRead(whole));
        byte[] packed = Subject.Packed(new Random(1));
        for (int length = 0; length < packed.Length; length++)
            Assert.Throws<RecordFormatException>(() => new Probe<PackedTree>().Read(packed.AsSpan(0, length)));
    }

    private static byte[] Known(string members) =>
        Encoding.UTF8.GetBytes($"{{\"root\":{{\"weight\":1,{members}}},\"names\":[]}}");

    private static void AssertAgrees(byte[] json)
    {
        bool isRead;
        try
        {
            JsonTree? tree = JsonSerializer.Deserialize<JsonTree>(json, SystemTextJson.Options);
            isRead = tree is { Root: not null, Names: not null };
        }
        catch (JsonException)
        {
            isRead = false;
        }
        Assert.Equal(isRead, IsRead(json));
    }

    private static bool IsRead(byte[] json)
    {
        try
        {
            _probe.Read(json);
            return true;
        }
        catch (RecordFormatException)
        {
            return false;
        }
    }
}
