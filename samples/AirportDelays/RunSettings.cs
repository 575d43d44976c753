using Microsoft.Extensions.Configuration;
using Millrace;

namespace Flights;

/// <summary>The settings in force of the job that the sample itself speaks of: configuration overrides code.</summary>
internal sealed record RunSettings(Delivery Delivery, string GroupId)
{
    public static RunSettings From(IConfiguration configuration, Delivery preset)
    {
        IConfigurationSection job = configuration.GetSection("Millrace:Jobs:airport-delays");
        bool isChosen = Enum.TryParse(job["Delivery"], ignoreCase: true, out Delivery chosen);
        return new(isChosen ? chosen : preset, job["GroupId"] is { Length: > 0 } group ? group : "airport-delays");
    }

    public string Guarantee => Delivery switch
    {
        Delivery.ExactlyOnce => "exactly once",
        Delivery.AtLeastOnce => "at least once",
        _ => "auto-commit, without checkpoints",
    };
}
