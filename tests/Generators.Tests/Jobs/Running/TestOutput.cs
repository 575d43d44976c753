using Millrace.Contracts;

namespace Millrace.Generators.Tests.Jobs.Running;

/// <summary>Keeps records as text, in the order in which they are emitted to any output of the task.</summary>
internal sealed class TestOutput<T>(List<string> written) : Output<T>
{
    public override void Emit(T record) => written.Add($"{record}");
}
