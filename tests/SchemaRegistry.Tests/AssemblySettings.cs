using Millrace.SchemaRegistry.Tests.Registry;

[assembly: AssemblyFixture(typeof(RegistryServer))]
