using System.Collections;

namespace Millrace.SchemaRegistry.AvroFormat.Types;

/// <summary>
/// The .NET type of what lists and maps hold; makes them by code that the compiler has seen, not by reflection. Lists
/// of lists go three deep: the next depth would be a new type again, without end. Pure.
/// </summary>
internal abstract class AvroElement
{
    /// <summary>The type itself.</summary>
    public abstract Type Type { get; }

    /// <summary>What a list of it is.</summary>
    public abstract Type ListType { get; }

    /// <summary>What a map of it is.</summary>
    public abstract Type MapType { get; }

    /// <summary>Its lists, as what other lists and maps hold; null where it is too deep.</summary>
    public required AvroElement? Lists { get; init; }

    /// <summary>Its maps, as what other lists and maps hold; null where it is too deep.</summary>
    public required AvroElement? Maps { get; init; }

    public static AvroElement Of<T>() => new AvroElement<T>
    {
        Lists = new AvroElement<IList<T>>
        {
            Lists = Deepest<IList<IList<T>>>(),
            Maps = Deepest<IDictionary<string, IList<T>>>(),
        },
        Maps = new AvroElement<IDictionary<string, T>>
        {
            Lists = Deepest<IList<IDictionary<string, T>>>(),
            Maps = Deepest<IDictionary<string, IDictionary<string, T>>>(),
        },
    };

    public abstract IList NewList();

    public abstract IDictionary NewMap();

    private static AvroElement<T> Deepest<T>() => new() { Lists = null, Maps = null };
}

/// <inheritdoc/>
internal sealed class AvroElement<T> : AvroElement
{
    public override Type Type => typeof(T);

    public override Type ListType => typeof(IList<T>);

    public override Type MapType => typeof(IDictionary<string, T>);

    public override IList NewList() => new List<T>();

    public override IDictionary NewMap() => new Dictionary<string, T>();
}
