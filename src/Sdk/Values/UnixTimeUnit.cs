namespace Millrace;

/// <summary>What a Unix time counts.</summary>
public enum UnixTimeUnit
{
    /// <summary>Seconds, as <c>time()</c> of C gives them.</summary>
    Seconds,

    /// <summary>Milliseconds, as Kafka and Java have them.</summary>
    Milliseconds,

    /// <summary>Microseconds, as databases and their change streams have them.</summary>
    Microseconds,
}
