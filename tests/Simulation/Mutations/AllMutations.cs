namespace Millrace.Simulation.Tests.Mutations;

/// <summary>
/// Mistakes that somebody could make in the protocol, each of which the simulation must find. What the client or the
/// broker would refuse anyway is no mistake that matters, and is not among them.
/// </summary>
internal static class AllMutations
{
    public static IReadOnlyList<Mutation> List { get; } =
    [
        // What a transaction holds.
        new("state is written after the commit", static scope => new(scope)
        {
            Writer = static writer => new StateAfterCommit(writer),
        }),
        new("outputs are written outside of the transaction", static scope => new(scope)
        {
            Writer = writer => new OutputsAtOnce(writer, scope),
        }),
        new("what is removed from the state is not written", static scope => new(scope)
        {
            Writer = static writer => new NoTombstones(writer),
        }),
        new("offsets of all tasks there ever were are committed", static scope => new(scope)
        {
            Writer = static writer => new OffsetsOfAll(writer),
        }),

        // Who may commit.
        new("the member's metadata is fetched fresh and its id not compared", static scope => new(scope)
        {
            Reader = static reader => new FreshMember(reader),
        }),
        new("who has joined anew while partitions came is who it was", static scope => new(scope)
        {
            Reader = static reader => new LateMember(reader),
        }),
        new("commits name no member and no generation", static scope => new(scope)
        {
            Reader = reader => new NoMember(reader, scope.Plan.GroupId),
        }),
        new("the producer is used again after a slow or unknown end", static scope =>
        {
            BlindClock clock = new(scope.Time);
            return new(scope) { Time = clock, Writer = writer => new InsistentWriter(writer, clock) };
        }),

        // Taking partitions over and giving them up.
        new("offsets are read without waiting for open transactions", static scope => new(scope)
        {
            Admin = admin => new UnstableOffsets(admin, scope.Cluster),
        }),
        new("state is read to its last stable record without waiting", static scope => new(scope)
        {
            StateReader = reader => new ImpatientStateReader(reader, scope),
        }),
        new("state is read before the offsets are stable", static scope => new(scope)
        {
            StateReader = reader => new EarlyStateReader(reader, scope),
        }),
        new("offsets that a checkpoint contradicts are not asked for again", static scope => new(scope)
        {
            Admin = FirstAnswers.Keep,
            Reader = FirstAnswers.KeepDuringAssignments,
        }),
        new("the watermark is not restored", static scope => new(scope)
        {
            StateReader = static reader => new TimelessStateReader(reader),
        }),
        new("revoked partitions are let go without a checkpoint", static scope => new(scope)
        {
            Reader = static reader => new ListeningReader(reader, static to => new RevokedWithoutCommit(to)),
        }),
        new("revoked partitions are kept", static scope => new(scope)
        {
            Reader = static reader => new ListeningReader(reader, static to => new RevokedUnheard(to)),
        }),
        new("lost partitions are committed", static scope => new(scope)
        {
            Reader = static reader =>
                new FreshMember(new ListeningReader(reader, static to => new LostAsRevoked(to))),
        }),

        // Writing ahead.
        new("what changes after it was written ahead is not written again", static scope => new(scope)
        {
            Task = ForgetfulStore.PutInto,
        }),
        new("what was written ahead is not removed when it is gone", static scope => new(scope)
        {
            Writer = static writer => new AheadForever(writer),
        }),

        // Taking a round back.
        new("a rollback forgets the state", static scope => new(scope) { Task = LastingStore.PutInto }),
        new("a rollback forgets the watermark", static scope => new(scope) { Task = LastingWatermark.PutInto }),
        new("a rollback forgets the position", static scope => new(scope)
        {
            Reader = static reader => new SeeklessReader(reader),
        }),

        // The local cache, and checkpoints in files.
        new("a cache is not compared with the checkpoint records of the topic", static scope =>
        {
            TrustedCache cache = new();
            return new(scope) { Cache = cache.Watch, StateReader = cache.Change };
        }),
        new("what the topic has behind a cache is read from too far on", static scope => new(scope)
        {
            StateReader = static reader => new LateTails(reader),
        }),
        new("what is removed behind a cache stays, and entries are not counted", static scope => new(scope)
        {
            Cache = static folder => new UncountedFiles(folder),
            StateReader = static reader => new LastingTails(reader),
        }),
        new("each file of a cache is taken for a whole one, and entries are not counted", static scope => new(scope)
        {
            Cache = static folder => new WholeFiles(folder),
            StateReader = static reader => new UncountedTopic(reader),
        }),
        new("checksums of cache files are not looked at", static scope => new(scope)
        {
            Cache = static folder => new UncheckedFiles(folder),
        }),
        new("checksums of checkpoint files are not looked at", static scope => new(scope)
        {
            Folder = static folder => new UncheckedFiles(folder),
        }),
    ];
}
