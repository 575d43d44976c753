namespace Millrace.Runtime.State;

/// <summary>Something a unit of work changes and can put back: a state table, the outbox.</summary>
internal interface IUndoable
{
    /// <summary>The unit has succeeded: its changes stay.</summary>
    void CommitUnit();

    /// <summary>The unit has failed: its changes are taken back.</summary>
    void RollbackUnit();
}
