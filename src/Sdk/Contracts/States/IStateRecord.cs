using Millrace.State;

namespace Millrace.Contracts;

/// <summary>What the generator writes for a <see cref="StateAttribute"/> type: its compact binary codec.</summary>
/// <typeparam name="TSelf">The state.</typeparam>
public interface IStateRecord<TSelf> where TSelf : struct, IStateRecord<TSelf>
{
    /// <summary>The state's name, version and shape.</summary>
    static abstract StateDefinition State { get; }

    /// <summary>Appends the state's members in the order of their declaration.</summary>
    static abstract void Write(in TSelf state, ref StateWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="RecordFormatException">The bytes are torn or of another shape.</exception>
    static abstract TSelf Read(ref StateReader reader);
}
