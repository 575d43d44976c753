using System.CommandLine;
using System.Globalization;

namespace Millrace.Benchmarks.CommandLines;

/// <summary>Switches that benchmarks have in common, and kinds of switches.</summary>
public static class BenchmarkOptions
{
    /// <summary>Where brokers come from.</summary>
    public static Option<string?> Kafka() => new("--kafka")
    {
        Description = "the folder of the 'kafka-broker' script that starts a broker of this run's own",
    };

    /// <summary>A cluster instead of a broker of the run's own.</summary>
    public static Option<string?> BootstrapServers() => new("--bootstrap-servers")
    {
        Description = "a cluster to use instead, HOST:PORT",
    };

    /// <summary>A file that gets the report.</summary>
    public static Option<FileInfo?> Out() => new("--out") { Description = "a file for the report, too" };

    /// <summary>A short run.</summary>
    public static Option<bool> Quick(string what) => new("--quick") { Description = $"{what}, for trying out" };

    /// <summary>A number from 1 on.</summary>
    public static Option<int> Number(string name, int preset, string description)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => preset };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} is a number from 1.");
        });
        return option;
    }

    /// <summary>Words separated by commas; <c>Split(',')</c> of the value gives them.</summary>
    /// <param name="name">The switch.</param>
    /// <param name="preset">What stands for its absence.</param>
    /// <param name="what">What the words are.</param>
    /// <param name="isGood">Whether a word is one of them.</param>
    public static Option<string> List(string name, string preset, string what, Func<string, bool> isGood)
    {
        Option<string> option = new(name)
        {
            Description = $"{what}, separated by commas",
            DefaultValueFactory = _ => preset,
        };
        option.Validators.Add(result =>
        {
            foreach (string bad in result.GetValueOrDefault<string>().Split(',').Where(word => !isGood(word)))
                result.AddError($"{name} does not take '{bad}'; it takes {what}, such as {preset}.");
        });
        return option;
    }

    /// <summary>Numbers from 1 on, separated by commas.</summary>
    public static Option<string> Numbers(string name, string preset, string what) => List(
        name, preset, what,
        static word => int.TryParse(word, CultureInfo.InvariantCulture, out int number) && number > 0);

    /// <summary>The numbers that such a switch was given.</summary>
    public static IReadOnlyList<int> NumbersOf(this ParseResult parsed, Option<string> option)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return [.. parsed.GetRequiredValue(option).Split(',')
            .Select(static word => int.Parse(word, CultureInfo.InvariantCulture))];
    }

    /// <summary>What was given, or else the quick value if the run is to be quick, or else the preset.</summary>
    public static int NumberOf(this ParseResult parsed, Option<int> option, bool isQuick, int quick)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        bool isGiven = parsed.GetResult(option) is { Implicit: false };
        return isQuick && !isGiven ? quick : parsed.GetValue(option);
    }
}
