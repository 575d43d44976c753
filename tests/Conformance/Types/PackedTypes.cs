namespace Millrace.Conformance.Tests.Types;

/// <summary>Records of MessagePack, as arrays or as maps.</summary>
internal sealed class PackedTypes(Random random) : RandomTypes(random)
{
    private bool _hasNames;

    protected override string Format => "RecordFormat.MessagePack";

    protected override IReadOnlyList<string> OwnValues { get; } = ["BigInteger"];

    protected override string OnType()
    {
        _hasNames = Random.Next(2) == 0;
        return _hasNames ? "[MessagePackObject(keyAsPropertyName: true)]\n" : "[MessagePackObject]\n";
    }

    protected override string OnMember(int index, string type) => _hasNames ? "" : $"[Key({index})] ";

    protected override string OnKey(int index) => _hasNames ? "" : $"[Key({MembersMax + index})] ";

    protected override string OnKeyStruct => "[MessagePackObject(keyAsPropertyName: true)]\n";

    protected override string Case(int number, string type) => $"[Union({number}, typeof({type}))] ";
}
