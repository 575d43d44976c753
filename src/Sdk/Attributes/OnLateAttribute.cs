namespace Millrace;

/// <summary>
/// Marks the method that takes records whose window has closed already: <c>Out? Late(In record)</c> or
/// <c>Out? Late(In record, Window&lt;TKey&gt; window)</c>, with <c>in RecordMetadata metadata</c> at the end if it
/// wants that. Without such a method they are dropped and counted.
/// </summary>
/// <param name="handler">The name of the <see cref="TumblingWindowAttribute"/> handler, by <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnLateAttribute(string handler) : Attribute
{
    /// <summary>The name of the window's handler.</summary>
    public string Handler { get; } = handler;
}
