namespace Millrace.RoundTrip.Checks;

/// <summary>What values are in JSON.</summary>
internal static class ExpectedJson
{
    public const string Options = "";

    public const string Everything = "";
}
