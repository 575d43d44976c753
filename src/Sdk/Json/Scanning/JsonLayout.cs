using System.Text;

namespace Millrace.Json;

/// <summary>
/// The members of one type's JSON objects and the order in which they were last seen. Records of a topic are written by
/// the same few programs, so what stands before the next value (<c>,"price":</c>) is most often known, to the byte, and
/// one comparison tells which member comes. Generated code holds one for each type.
/// </summary>
/// <remarks>
/// Shared by all threads. An order is learned from a record that does not follow it, by replacing the array; when two
/// threads do that at once, one of them is forgotten. Nothing depends on what was learned but speed.
/// </remarks>
public sealed class JsonLayout
{
    // What records of no order at all may cost: after so many changes the order stays as it is.
    private const int ChangesMax = 256;
    private const int StepsMax = 128;
    private const int TextLengthMax = 128;

    private readonly byte[][] _names;
    private Step[] _steps = [];
    private int _changes;

    /// <summary>Creates the layout of a type.</summary>
    /// <param name="names">The JSON names of its members; a member is known by its index among them.</param>
    public JsonLayout(params string[] names) => _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <param name="Text">All bytes between two values: comma, name and colon, with their white space.</param>
    /// <param name="Member">The member's index, or -1 for one that the type does not have.</param>
    internal sealed record Step(byte[] Text, int Member);

    /// <summary>The order to expect.</summary>
    internal Step[] Steps => Volatile.Read(ref _steps);

    /// <summary>The index of the member with this name, or -1.</summary>
    internal int Find(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _names.Length; i++)
            if (name.SequenceEqual(_names[i])) return i;
        return -1;
    }

    /// <summary>
    /// A record had <paramref name="member"/> where <paramref name="at"/> expected another: the place to go on from.
    /// </summary>
    /// <param name="at">The step that did not match, or the end.</param>
    /// <param name="text">What stands before the member's value.</param>
    /// <param name="member">The member, or -1.</param>
    internal int Resume(int at, ReadOnlySpan<byte> text, int member)
    {
        Step[] steps = Steps;
        for (int i = 0; i < steps.Length; i++)
        {
            bool isSame = member >= 0 ? steps[i].Member == member : text.SequenceEqual(steps[i].Text);
            if (isSame) return i + 1;
        }
        return TryLearn(steps, at, new(text.ToArray(), member)) ? at + 1 : at;
    }

    /// <summary>What was expected from here on is forgotten; the records to come say it anew.</summary>
    private bool TryLearn(Step[] steps, int at, Step step)
    {
        if (at >= StepsMax || step.Text.Length > TextLengthMax || _changes >= ChangesMax) return false;
        _changes++;
        Volatile.Write(ref _steps, [.. steps.AsSpan(0, Math.Min(at, steps.Length)), step]);
        return true;
    }
}
