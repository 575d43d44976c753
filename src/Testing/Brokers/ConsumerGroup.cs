using Confluent.Kafka;

namespace Millrace.Testing.Brokers;

/// <summary>
/// The group coordinator of one group: members, generations, who is to hold what, offsets. Rebalances are cooperative
/// (members keep what they hold, and give up only what moves) or eager (all give everything up first), as their
/// assignment strategies are on real clients.
/// </summary>
internal sealed class ConsumerGroup(string name, Func<string, int> partitionsOf, bool isEager)
{
    private readonly List<Membership> _members = [];
    private bool _isRebalancing;
    private int _memberNumber;

    public string Name { get; } = name;

    public int Generation { get; private set; }

    /// <summary>True when all give everything up before anything is given out.</summary>
    public bool IsEager { get; } = isEager;

    /// <summary>True while it waits for members to take part in a rebalance.</summary>
    public bool IsRebalancing => _isRebalancing;

    public IReadOnlyList<Membership> Members => _members;

    public GroupOffsets Offsets { get; } = new();

    public Dictionary<TopicPartition, long> Committed => Offsets.Committed;

    public void SetPending(object transaction, Dictionary<TopicPartition, long> offsets) =>
        Offsets.SetPending(transaction, offsets);

    public void Complete(object transaction, bool isCommitted) => Offsets.Complete(transaction, isCommitted);

    /// <summary>
    /// A client joins. With the name of a static member it takes that one's place, without a rebalance.
    /// </summary>
    public Membership Join(string clientId, string? instanceId, IReadOnlyList<string> topics, Func<bool> isResponsive)
    {
        Membership member = new()
        {
            MemberId = $"{clientId}-{++_memberNumber}",
            ClientId = clientId,
            InstanceId = instanceId,
            Topics = topics,
            IsResponsive = isResponsive,
            HasJoined = true,
        };
        Membership? former = instanceId == null ? null : _members.Find(known => known.InstanceId == instanceId);
        if (former == null)
        {
            _members.Add(member);
            Rebalance();
            return member;
        }
        former.IsGone = true;
        member.Target = former.Target;
        _members[_members.IndexOf(former)] = member;
        TryComplete();
        return member;
    }

    /// <summary>A member leaves, or the group gives up on it.</summary>
    public void Remove(Membership member)
    {
        member.IsGone = true;
        if (_members.Remove(member)) Rebalance();
    }

    /// <summary>Everybody has to join anew.</summary>
    public void Rebalance()
    {
        if (IsEager)
            foreach (Membership member in _members) member.HasJoined &= member.Owned.Count == 0;
        _isRebalancing = true;
        TryComplete();
    }

    /// <summary>Begins the next generation when everybody has joined.</summary>
    public void TryComplete()
    {
        if (!_isRebalancing || !_members.TrueForAll(HasJoined)) return;
        _isRebalancing = false;
        Generation++;
        Assignment.Spread(_members, partitionsOf);
    }

    /// <summary>What a member gets now: nothing that another one still holds.</summary>
    public List<TopicPartition> GainOf(Membership member) =>
    [
        .. member.Target.Where(partition => !member.Owned.Contains(partition)
            && _members.TrueForAll(other => other == member || !other.Owned.Contains(partition)))
            .OrderBy(static partition => partition.Partition.Value),
    ];

    /// <summary>
    /// Whether a commit is taken. In a transaction, one that names no generation and no member always is, as brokers
    /// have it; that a member owns what it commits is checked nowhere.
    /// </summary>
    public ErrorCode Check(GroupMetadata metadata, bool isTransactional)
    {
        if (metadata.Generation < 0 && metadata.MemberId.Length == 0)
            return isTransactional || _members.Count == 0 ? ErrorCode.NoError : ErrorCode.UnknownMemberId;
        Membership? sameInstance = metadata.InstanceId == null
            ? null
            : _members.Find(member => member.InstanceId == metadata.InstanceId);
        if (sameInstance != null && sameInstance.MemberId != metadata.MemberId) return ErrorCode.FencedInstanceId;
        if (!_members.Exists(member => member.MemberId == metadata.MemberId)) return ErrorCode.UnknownMemberId;
        return metadata.Generation == Generation ? ErrorCode.NoError : ErrorCode.IllegalGeneration;
    }

    /// <summary>A cooperative client joins in the background; an eager one has to give everything up first.</summary>
    private bool HasJoined(Membership member) => member.IsResponsive() && (!IsEager || member.HasJoined);
}
