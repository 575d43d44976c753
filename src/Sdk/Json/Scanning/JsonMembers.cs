namespace Millrace.Json;

/// <summary>Where a <see cref="JsonScanner"/> is among the members of one object.</summary>
public ref struct JsonMembers
{
    internal readonly JsonLayout Layout;
    internal JsonLayout.Step[] Steps;
    internal int StepNext;
    internal bool IsFirst;

    internal JsonMembers(JsonLayout layout) => (Layout, Steps, IsFirst) = (layout, layout.Steps, true);

    /// <summary>The index of the current member in the layout, or -1 for one that the type does not have.</summary>
    public int Current { get; internal set; }
}
