using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the generated part of a type that has errors.</summary>
internal static class PlaceholderEmitter
{
    public static string Emit(PlaceholderModel model) =>
        PartialTypeWriter.Write(model.Type, [.. model.Contracts.Select(NameOf)], writer =>
        {
            string fails = $"throw new global::System.InvalidOperationException({Quoted(model.Message)})";
            writer.Line("// The build has said what is wrong with this type; until it is mended, nothing can use it.");
            foreach (ContractModel contract in model.Contracts) writer.Line(Members(contract, fails));
            if (model.Key is { Parts.Count: > 0 } key) KeyEmitter.Write(writer, model.Type.Name, key);
        });

    private static string NameOf(ContractModel contract) => contract.Kind switch
    {
        Contract.KafkaSource or Contract.KafkaSink or Contract.StateRecord =>
            $"{Contracts}I{contract.Kind}<{contract.Of}>",
        _ => $"{Schemas}I{contract.Kind}<{contract.Of}>",
    };

    private static string Members(ContractModel contract, string fails)
    {
        string name = NameOf(contract), of = contract.Of;
        return contract.Kind switch
        {
            Contract.KafkaSource => $"""
                static {Contracts}SourceDefinition {name}.Source => {fails};

                static {Schemas}IKeyedDeserializationSchema<{of}> {name}.CreateDeserializer(
                    global::System.IServiceProvider services) => {fails};

                static long {name}.EventTimeMs({of} record, in {View} view) => {fails};

                """,
            Contract.KafkaSink => $"""
                static {Contracts}SinkDefinition {name}.Sink => {fails};

                static {Schemas}IKeyedSerializationSchema<{of}> {name}.CreateSerializer(
                    global::System.IServiceProvider services) => {fails};

                """,
            Contract.StateRecord => $"""
                static {Contracts}StateDefinition {name}.State => {fails};

                static void {name}.Write(in {of} state, ref {StateEmitter.Writer} writer) => {fails};

                static {of} {name}.Read(ref {StateEmitter.Reader} reader) => {fails};

                """,
            Contract.DeserializationSchema => $"""
                bool {name}.TryDeserialize(
                    global::System.ReadOnlySpan<byte> value, {SideEmitter.MaybeNull} out {of} record) => {fails};

                """,
            _ => $"bool {name}.TrySerialize({of} record, {BufferType} value) => {fails};\n",
        };
    }
}
