using System.Globalization;

namespace Bids;

/// <summary>The command line, the same for every engine that is compared.</summary>
internal sealed record Arguments(
    string Bootstrap, string Prefix, string Query, string Mode, long Records, int Lanes, string Out, string[] Settings)
{
    public static readonly string Usage =
        $"usage: Bids BOOTSTRAP PREFIX {string.Join('|', Queries.Names)} alo|eos RECORDS LANES OUT_TOPIC "
        + "[--Millrace:KEY=VALUE ...]";

    /// <exception cref="FormatException">Something is missing or wrong; the message says what.</exception>
    public static Arguments Parse(string[] args)
    {
        if (args is not
            [var bootstrap, var prefix, var query, var mode, var records, var lanes, var output, .. var rest])
            throw new FormatException(Usage);
        if (!Queries.Names.Contains(query)) throw new FormatException($"There is no query '{query}'.\n{Usage}");
        if (mode is not ("alo" or "eos")) throw new FormatException($"The mode is alo or eos, not '{mode}'.\n{Usage}");
        if (!long.TryParse(records, CultureInfo.InvariantCulture, out long recordCount) || recordCount < 1)
            throw new FormatException($"RECORDS is a number of records, not '{records}'.\n{Usage}");
        if (!int.TryParse(lanes, CultureInfo.InvariantCulture, out int laneCount) || laneCount < 1)
            throw new FormatException($"LANES is a number of lanes, not '{lanes}'.\n{Usage}");
        return new(bootstrap, prefix, query, mode, recordCount, laneCount, output, rest);
    }
}
