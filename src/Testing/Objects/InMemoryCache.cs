using Millrace.Runtime.Checkpointing.Caching;
using Millrace.Runtime.Objects;

namespace Millrace.Testing.Objects;

/// <summary>A local cache in memory, which writes at once what others write in the background.</summary>
internal static class InMemoryCache
{
    public static CacheGround Of(Func<string, IObjectStore> openFolder) =>
        new() { OpenFolder = openFolder, RunInBackground = static work => work() };
}
