using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reference;

/// <summary>How values are read: every member must be there, and no other may.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}
