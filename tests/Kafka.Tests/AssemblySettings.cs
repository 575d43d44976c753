using Millrace.Kafka.Brokers;

// One broker on few cores: the tests measure behaviour under faults, not under each other's load.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(SharedBroker))]
