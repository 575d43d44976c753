using System.Text;

namespace Millrace.Faults.Proxy;

/// <summary>A request on its way to a broker, or the response on its way back.</summary>
/// <param name="Node">The broker's node, counted from 1.</param>
/// <param name="ApiKey">Which request it is, or answers.</param>
/// <param name="IsRequest">True on the way to the broker.</param>
/// <param name="Bytes">Everything behind the length.</param>
internal sealed record KafkaFrame(int Node, ApiKey ApiKey, bool IsRequest, byte[] Bytes)
{
    /// <summary>True when the frame has the text in it: a topic's name.</summary>
    public bool Mentions(string text) => Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}

/// <summary>What becomes of a frame.</summary>
internal enum Fate
{
    /// <summary>It goes on as it is.</summary>
    Pass,

    /// <summary>Its last byte goes on changed.</summary>
    Corrupt,

    /// <summary>It is lost, and the connection ends, in both directions.</summary>
    Cut,
}
