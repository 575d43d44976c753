using Millrace.Runtime.Objects;

namespace Millrace.Simulation.Tests.Ports;

/// <summary>A folder, to be changed in one place or another.</summary>
internal class DelegatingObjectStore(IObjectStore inner) : IObjectStore
{
    public virtual string Place => inner.Place;

    public virtual bool TryCreate(string name, Action<Stream> write) => inner.TryCreate(name, write);

    public virtual IReadOnlyList<string> List(string prefix) => inner.List(prefix);

    public virtual Stream? OpenRead(string name) => inner.OpenRead(name);

    public virtual void Delete(string name) => inner.Delete(name);
}
