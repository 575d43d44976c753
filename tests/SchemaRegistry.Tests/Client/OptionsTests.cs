namespace Millrace.SchemaRegistry.Tests.Client;

/// <summary>Options that cannot work are refused before anything is asked, all at once.</summary>
public sealed class OptionsTests
{
    public static TheoryData<SchemaRegistryOptions, string> Bad => new()
    {
        { new(), "Urls is not set" },
        { new() { Urls = " , " }, "Urls is not set" },
        { new() { Urls = "registry:8081" }, "is not an address" },
        { new() { Urls = "http://me:secret@registry" }, "address 1 holds a user name" },
        { new() { Urls = "http://a?b=c" }, "has a query" },
        { new() { Urls = "http://a", CaFile = "ca.pem" }, "is not encrypted" },
        { new() { Urls = "https://a", CaFile = "no-such.pem" }, "'no-such.pem' cannot be used" },
        { new() { Urls = "https://a", KeyFile = "key.pem" }, "without CertificateFile" },
        { new() { Urls = "http://a", User = "me" }, "set together" },
        { new() { Urls = "http://a", User = "m:e", Password = "x" }, "colon" },
        { new() { Urls = "http://a", Deadline = TimeSpan.Zero }, "Deadline is 00:00:00" },
        { new() { Urls = "http://a", Schemas = { UseLatestVersion = true } }, "while AutoRegister is on" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_work_is_named(SchemaRegistryOptions options, string problem)
    {
        MillraceConfigurationException error =
            Assert.Throws<MillraceConfigurationException>(() => new SchemaRegistryClient(options));

        Assert.Contains(problem, Assert.Single(error.Problems));
        Assert.DoesNotContain("secret", error.Message);
    }

    [Fact]
    public void All_problems_are_told_at_once() => Assert.Equal(3, Assert.Throws<MillraceConfigurationException>(
        () => new SchemaRegistryClient(new() { User = "m:e", Schemas = { UseLatestVersion = true }, Password = "x" }))
        .Problems.Count);
}
