namespace Millrace.Faults.Running;

/// <summary>The job's program that the build left, and the one that was published with Native AOT.</summary>
public enum JobBinary
{
    Built,
    Aot,
}
