using Millrace.Benchmarks.Compare.Checking;

namespace Millrace.Benchmarks.Compare;

public sealed class OutputDigestTests
{
    /// <summary>Records as "key partition value", in the order in which they were read.</summary>
    private static readonly string[] _written = ["a 0 1", "a 0 2", "b 1 1", "a 0 3"];

    [Theory]
    [InlineData("the same", "", "a 0 1", "a 0 2", "b 1 1", "a 0 3")]
    [InlineData("keys in another order", "", "b 1 1", "a 0 1", "a 0 2", "a 0 3")]
    [InlineData("a value that differs", "a", "a 0 1", "a 0 9", "b 1 1", "a 0 3")]
    [InlineData("values of a key in another order", "a", "a 0 2", "a 0 1", "b 1 1", "a 0 3")]
    [InlineData("a value twice", "b", "a 0 1", "a 0 2", "b 1 1", "b 1 1", "a 0 3")]
    [InlineData("another partition", "b", "a 0 1", "a 0 2", "b 0 1", "a 0 3")]
    [InlineData("a key more", "c", "a 0 1", "a 0 2", "b 1 1", "a 0 3", "c 1 1")]
    [InlineData("a key less", "b", "a 0 1", "a 0 2", "a 0 3")]
    [InlineData("a value less", "a", "a 0 1", "a 0 2", "b 1 1")]
    public void All_must_be_there(string what, string keysThatDiffer, params string[] records) =>
        Assert.True(keysThatDiffer == KeysThatDiffer(records, mayEndEarly: false), what);

    [Theory]
    [InlineData("the same", "", "a 0 1", "a 0 2", "b 1 1", "a 0 3")]
    [InlineData("the last value of a key is missing", "", "a 0 1", "a 0 2", "b 1 1")]
    [InlineData("a key is missing", "", "a 0 1", "a 0 2", "a 0 3")]
    [InlineData("the first value is missing", "a", "a 0 2", "b 1 1", "a 0 3")]
    [InlineData("what is there differs", "a", "a 0 1", "a 0 9", "b 1 1")]
    [InlineData("a value more", "b", "a 0 1", "b 1 1", "b 1 2")]
    [InlineData("a key more", "c", "a 0 1", "c 1 1")]
    public void The_end_may_be_missing_if_that_is_said(string what, string keysThatDiffer, params string[] records) =>
        Assert.True(keysThatDiffer == KeysThatDiffer(records, mayEndEarly: true), what);

    private static string KeysThatDiffer(string[] records, bool mayEndEarly)
    {
        OutputDigest reference = Of(_written, keepsSteps: mayEndEarly);
        return string.Join(' ', reference.KeysThatDiffer(Of(records, keepsSteps: false), mayEndEarly));
    }

    private static OutputDigest Of(string[] records, bool keepsSteps)
    {
        OutputDigest digest = new(keepsSteps);
        foreach (string[] record in records.Select(record => record.Split(' ')))
            digest.Add(record[0], int.Parse(record[1]), ulong.Parse(record[2]));
        return digest;
    }
}
