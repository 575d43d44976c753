namespace Millrace.SchemaRegistry.Wire;

/// <summary>Waits for the registry on the caller's thread. Its deadline ends the waiting.</summary>
internal static class Waiting
{
    public static T For<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
}
