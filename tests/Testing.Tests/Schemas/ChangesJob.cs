using System.Text.Json.Serialization;

namespace Millrace.Testing.Tests.Schemas;

/// <summary>What happens to a flight: one of two types, which have the message key in common.</summary>
[KafkaSource("changes", Schema = typeof(ChangeSchema)), KafkaSink("changes-seen", Schema = typeof(ChangeSchema))]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Delayed), "delayed"), JsonDerivedType(typeof(Cancelled), "cancelled")]
public abstract partial record Change([property: MessageKey] string Flight);

/// <summary>It is late.</summary>
public sealed record Delayed(string Flight, int Minutes) : Change(Flight);

/// <summary>It does not go.</summary>
public sealed record Cancelled(string Flight) : Change(Flight);

/// <summary>Says which of the types a change is.</summary>
[JsonSchema<Change>]
public sealed partial class ChangeSchema;

/// <summary>How late a flight is altogether.</summary>
[State(Version = 1)]
public partial record struct Delays(int Minutes);

/// <summary>Adds up delays by the key of whichever type comes, and forgets flights that do not go.</summary>
[StreamJob("changes")]
public sealed partial class ChangesJob
{
    /// <summary>Any change.</summary>
    public Change? Seen(Change change, ref Delays delays)
    {
        if (change is not Delayed delayed)
        {
            delays = default;
            return change;
        }
        delays.Minutes += delayed.Minutes;
        return delayed with { Minutes = delays.Minutes };
    }
}
