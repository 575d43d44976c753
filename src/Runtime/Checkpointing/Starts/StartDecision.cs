namespace Millrace.Runtime.Checkpointing.Starts;

/// <summary>
/// Decides where a source partition is read from: a pure function of what the checkpoint and the group say.
/// </summary>
internal static class StartDecision
{
    /// <summary>What came out: an offset, or what cannot be resolved here.</summary>
    internal enum Kind
    {
        /// <summary>Go on from the offset.</summary>
        Offset,

        /// <summary>Nothing is known: begin where the source's StartFrom says.</summary>
        StartFrom,

        /// <summary>The group has an offset, and the checkpoint that was made before it is gone.</summary>
        Missing,

        /// <summary>Checkpoint and group disagree, and the user has not said which one counts.</summary>
        Conflict,
    }

    /// <param name="Kind">What came out.</param>
    /// <param name="Offset">The offset, when it is one.</param>
    /// <param name="Overruled">True when checkpoint and group disagree and one of them was chosen.</param>
    internal readonly record struct Decision(Kind Kind, long Offset = 0, bool Overruled = false);

    /// <summary>
    /// Whether a task goes back to an earlier checkpoint, or has, which leaves the group's offset ahead of it until its
    /// next commit there: nobody has reset the group then, and the checkpoint counts.
    /// </summary>
    /// <param name="policy">What the user wants in a conflict.</param>
    /// <param name="hasDamage">
    /// True when checkpoints behind this one are damaged. They were committed once, and the group's offset with them.
    /// </param>
    /// <param name="group">The group's committed offset, if there is one.</param>
    /// <param name="goneBackFrom">From where the task went back before, by its checkpoint.</param>
    /// <returns>What counts in a conflict, and from where the task has gone back.</returns>
    public static (OnOffsetConflict Policy, long? GoneBackFrom) GoBack(
        OnOffsetConflict policy, bool hasDamage, long? group, long? goneBackFrom)
    {
        if (hasDamage || policy == OnOffsetConflict.UseCheckpoint) return (OnOffsetConflict.UseCheckpoint, group);
        return (group != null && group == goneBackFrom ? OnOffsetConflict.UseCheckpoint : policy, goneBackFrom);
    }

    /// <param name="checkpoint">The next offset by the checkpoint, if there is one.</param>
    /// <param name="group">
    /// The group's committed offset, if there is one; it expires, so a missing one says nothing.
    /// </param>
    /// <param name="policy">What the user wants in a conflict.</param>
    /// <param name="delivery">
    /// Without transactions the group's offset is committed after the checkpoint, and a crash in between leaves it
    /// behind: that is no sign of a reset.
    /// </param>
    /// <param name="store">Files are written before the group's offset, and no broker keeps them.</param>
    public static Decision Decide(
        long? checkpoint, long? group, OnOffsetConflict policy, Delivery delivery, CheckpointStore store)
    {
        if (checkpoint is not { } written)
        {
            if (group is not { } alone) return new(Kind.StartFrom);
            bool isGone = store == CheckpointStore.Files && policy != OnOffsetConflict.UseGroup;
            return new(isGone ? Kind.Missing : Kind.Offset, alone);
        }
        if (group is not { } committed || committed == written) return new(Kind.Offset, written);
        return policy switch
        {
            OnOffsetConflict.UseGroup => new(Kind.Offset, committed, Overruled: true),
            OnOffsetConflict.UseCheckpoint => new(Kind.Offset, written, Overruled: true),
            _ when delivery == Delivery.AtLeastOnce && committed < written =>
                new(Kind.Offset, written, Overruled: true),
            _ => new(Kind.Conflict),
        };
    }
}
