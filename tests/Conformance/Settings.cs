using System.Globalization;

namespace Millrace.Conformance.Tests;

/// <summary>How much is tried: little by default, more by environment variables.</summary>
internal static class Settings
{
    public static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number
            : usual;
}
