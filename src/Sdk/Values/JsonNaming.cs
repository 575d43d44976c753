namespace Millrace;

/// <summary>
/// How JSON names follow from C# names; the same results as <c>System.Text.Json.JsonNamingPolicy</c>.
/// </summary>
public enum JsonNaming
{
    /// <summary><c>DelayMinutes</c> becomes <c>delayMinutes</c>.</summary>
    CamelCase,

    /// <summary><c>DelayMinutes</c> stays <c>DelayMinutes</c>.</summary>
    AsDeclared,

    /// <summary><c>DelayMinutes</c> becomes <c>delay_minutes</c>.</summary>
    SnakeCaseLower,

    /// <summary><c>DelayMinutes</c> becomes <c>DELAY_MINUTES</c>.</summary>
    SnakeCaseUpper,

    /// <summary><c>DelayMinutes</c> becomes <c>delay-minutes</c>.</summary>
    KebabCaseLower,

    /// <summary><c>DelayMinutes</c> becomes <c>DELAY-MINUTES</c>.</summary>
    KebabCaseUpper,
}
