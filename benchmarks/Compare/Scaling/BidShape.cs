namespace Millrace.Benchmarks.Compare.Scaling;

/// <summary>What a topic of bids is like; equal shapes hold equal records.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Partitions">Among how many partitions, by Kafka's hash of the key.</param>
/// <param name="Keys">How many bidders bid, each as often as the others.</param>
/// <param name="ValueBytes">
/// The length of each JSON value; below <see cref="AllMembersBytesMin"/> it is not kept, and only the members are there
/// that three-member queries read.
/// </param>
internal sealed record BidShape(long Records, int Partitions, int Keys, int ValueBytes)
{
    /// <summary>The least length that has room for all members.</summary>
    public const int AllMembersBytesMin = 250;

    public bool HasAllMembers => ValueBytes >= AllMembersBytesMin;
}
