namespace Millrace.Runtime.State;

/// <summary>
/// What one call of a user's method changes: either all of it stays or none of it. State tables enlist themselves at
/// their first change. Owned by a task, used by its lane's thread.
/// </summary>
internal sealed class UnitOfWork
{
    private readonly List<IUndoable> _enlisted = [];

    public void Enlist(IUndoable participant) => _enlisted.Add(participant);

    public void Commit()
    {
        foreach (IUndoable participant in _enlisted) participant.CommitUnit();
        _enlisted.Clear();
    }

    public void Rollback()
    {
        foreach (IUndoable participant in _enlisted) participant.RollbackUnit();
        _enlisted.Clear();
    }
}
