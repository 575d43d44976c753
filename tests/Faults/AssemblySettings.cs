using Millrace.Faults.Running;
using Xunit.Sdk;
using Xunit.v3;

// A recovery is to be measured beside its load, not beside other recoveries.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(FaultCluster))]
