namespace Millrace.MessagePack;

/// <summary>What decoders and encoders have in common.</summary>
public interface IMessagePackSchema
{
    /// <summary>What errors call the places in the record's arrays; asked for only when there is an error.</summary>
    static abstract MessagePackNames Names { get; }
}
