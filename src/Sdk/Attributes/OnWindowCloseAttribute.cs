namespace Millrace;

/// <summary>
/// Marks the method that turns a closed window into an output: <c>Out? Close(Window&lt;TKey&gt; window, TAcc acc)</c>.
/// Called once for each window and key, when the watermark has passed the window's end and its allowed lateness.
/// </summary>
/// <param name="handler">The name of the <see cref="TumblingWindowAttribute"/> handler, by <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnWindowCloseAttribute(string handler) : Attribute
{
    /// <summary>The name of the window's handler.</summary>
    public string Handler { get; } = handler;
}
