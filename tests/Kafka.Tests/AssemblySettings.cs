using Millrace.Brokers;
using Xunit.Sdk;
using Xunit.v3;

// One broker on few cores: the tests measure behaviour under faults, not under each other's load.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(SharedBroker))]
