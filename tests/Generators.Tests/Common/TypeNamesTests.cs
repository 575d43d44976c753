using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Common;
using Millrace.Generators.Tests.Testing;

namespace Millrace.Generators.Tests.Common;

/// <summary>Names of types are those that Roslyn displays.</summary>
public sealed class TypeNamesTests
{
    private const string Source = """
        namespace A.@event { public class @class<T> { public struct Inner<U>; public enum Kind; } public class record; }
        public class Outer { public class Nested; }
        public unsafe class Types<T>
        {
            string A; string? B; int C; int? D; sbyte E; ushort F; uint G; ulong H; char I; float J; double K;
            decimal L;
            object M; object? N; nint O; dynamic P; T Q; T? R; int[] S; string?[]? S1; int[][] U; int[,] V;
            (int A, string? B) W; (int, int)? X; Guid Y; Guid? Z; DateTimeOffset? Za; Uri? Zb; Version Zc;
            List<string?>? Zd; Dictionary<Guid, List<int?>> Ze; IReadOnlyList<(int, string)> Zf;
            ImmutableArray<int>? Zg;
            A.@event.@class<string?>? Zh; A.@event.@class<int>.Inner<Guid?> Zi; A.@event.@class<int>.Kind? Zj;
            Outer.Nested? Zk; A.@event.record? Zl; Func<int, string?> Zm; Missing? Zn; List<Missing> Zo; int* Zp;
            Half Zq; Int128 Zr; ReadOnlyMemory<byte>? Zs; byte[]? Zt; KeyValuePair<string, int?> Zu; void* Zv;
            List<T?> Zw; IDictionary<string, object?>? Zx; List<dynamic> Zy; List<int[]?> Zz;
        }
        """;

    [Fact]
    public void As_Roslyn_has_them()
    {
        SymbolDisplayFormat full = SymbolDisplayFormat.FullyQualifiedFormat;
        SymbolDisplayFormat path = full.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);
        SymbolDisplayFormat annotated = full.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
        ITypeSymbol[] types = [.. TestCompilation.Of(Source).GetTypeByMetadataName("Types`1")!
            .GetMembers().OfType<IFieldSymbol>().Select(field => field.Type)];
        Assert.True(types.Length > 50);
        Assert.All(types, type =>
        {
            Assert.Equal(type.ToDisplayString(full), TypeNames.Full(type, withNull: false));
            Assert.Equal(type.ToDisplayString(annotated), TypeNames.Full(type, withNull: true));
            Assert.Equal(type.ToDisplayString(path), TypeNames.Path(type));
        });
        Assert.Equal("A.@event", TypeNames.Path(types.OfType<INamedTypeSymbol>()
            .Single(type => type.Name == "record").ContainingNamespace));
    }

    [Theory]
    [InlineData("System.Collections.Generic.List`1", true)]
    [InlineData("System.Collections.ArrayList", false)]
    [InlineData("System.Guid", false)]
    public void A_namespace_is_told_by_its_parts(string type, bool isThere)
    {
        CSharpCompilation compilation = TestCompilation.Of("");
        Assert.Equal(
            isThere, TypeNames.IsIn(compilation.GetTypeByMetadataName(type)!, "System", "Collections", "Generic"));
    }
}
