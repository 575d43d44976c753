using System.IO.Hashing;
using System.Text;
using Millrace.Contracts;

namespace Millrace.Runtime.Checkpointing.Entries;

/// <summary>
/// A number that stands for the shape of a state type, so that each entry says what wrote it in four bytes.
/// </summary>
internal static class StateFingerprint<TState> where TState : struct, IStateRecord<TState>
{
    public static readonly uint Value = (uint)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(TState.State.Shape));
}
