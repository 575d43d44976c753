using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Millrace.SchemaRegistry.Tests.Hosting;

/// <summary>Code and configuration become options; what cannot work stops the host before any job starts.</summary>
public sealed class ConfigurationTests
{
    private const string Section = "Millrace:SchemaRegistry:";

    [Fact]
    public void Every_setting_can_be_configured()
    {
        SchemaRegistryOptions options = Merge(
            new()
            {
                [Section + "Urls"] = "https://a,https://b", [Section + "User"] = "u", [Section + "Password"] = "p",
                [Section + "RequestTimeout"] = "2s", [Section + "Deadline"] = "5s", [Section + "UnknownIdTime"] = "1m",
                [Section + "SubjectNames"] = "topicRecord", [Section + "AutoRegister"] = "false",
                [Section + "UseLatestVersion"] = "true", [Section + "Normalize"] = "true",
            },
            options => options.Urls = "http://code");

        Assert.Equal(("https://a,https://b", "u", "p"), (options.Urls, options.User, options.Password));
        Assert.Equal(
            (2, 5, 60), (options.RequestTimeout.Seconds, options.Deadline.Seconds, options.UnknownIdTime.TotalSeconds));
        Assert.Equal(
            new()
            {
                SubjectNames = SubjectNames.TopicRecord, AutoRegister = false, UseLatestVersion = true,
                Normalize = true,
            },
            options.Schemas);
    }

    [Fact]
    public void Every_option_has_a_setting()
    {
        foreach (string name in (string[])["CaFile", "CertificateFile", "KeyFile", "KeyPassword"])
        {
            MillraceConfigurationException error = Assert.Throws<MillraceConfigurationException>(
                () => Merge(new() { [Section + name] = "none.pem" }, options => options.Urls = "http://a"));
            Assert.DoesNotContain("no such setting", error.Message);
        }
    }

    [Theory]
    [InlineData("Url", "there is no such setting")]
    [InlineData("AutoRegister", "is not true or false")]
    [InlineData("SubjectNames", "is not one of Topic, Record, TopicRecord")]
    [InlineData("Deadline", "is not a duration")]
    public void What_cannot_be_read_is_named(string name, string problem)
    {
        MillraceConfigurationException error = Assert.Throws<MillraceConfigurationException>(
            () => Merge(new() { [Section + name] = "what?" }, options => options.Urls = "http://a"));

        Assert.Contains(problem, Assert.Single(error.Problems));
        Assert.Contains(Section + name, error.Message);
    }

    [Fact]
    public async Task The_host_does_not_start_with_settings_that_cannot_work()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddMillrace().AddSchemaRegistry();
        using IHost host = builder.Build();

        MillraceConfigurationException error = await Assert.ThrowsAsync<MillraceConfigurationException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Millrace:SchemaRegistry:Urls is not set", error.Message);
    }

    private static SchemaRegistryOptions Merge(
        Dictionary<string, string?> settings, Action<SchemaRegistryOptions> configure)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddMillrace().AddSchemaRegistry(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<SchemaRegistryClient>().Options;
    }
}
