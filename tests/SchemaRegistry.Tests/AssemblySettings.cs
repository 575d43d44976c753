using Millrace.Brokers;
using Millrace.SchemaRegistry.Tests.Registry;
using Xunit.Sdk;
using Xunit.v3;

// One broker and one registry on few cores.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(RegistryServer))]
[assembly: AssemblyFixture(typeof(SharedBroker))]
