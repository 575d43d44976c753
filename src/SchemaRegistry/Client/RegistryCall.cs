using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Millrace.SchemaRegistry.Client;

/// <summary>One question to the registry: where it goes, what is sent, and what it is for, in words.</summary>
/// <param name="Method">The verb of HTTP.</param>
/// <param name="Path">The path behind the registry's address, escaped, without a slash in front.</param>
/// <param name="Doing">What fails when it fails: <c>look up schema id 7</c>.</param>
internal sealed record RegistryCall(HttpMethod Method, string Path, string Doing)
{
    /// <summary>What the documentation of the interface asks for.</summary>
    public const string MediaType = "application/vnd.schemaregistry.v1+json";

    /// <summary>What is sent, in UTF-8; null when nothing is.</summary>
    public byte[]? Body { get; init; }

    public static RegistryCall Get(string path, string doing) => new(HttpMethod.Get, path, doing);

    public static RegistryCall Send<T>(HttpMethod method, string path, string doing, T body, JsonTypeInfo<T> type) =>
        new(method, path, doing) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    public HttpRequestMessage CreateRequest(Uri address)
    {
        HttpRequestMessage request = new(Method, new Uri(address, Path));
        request.Headers.Accept.ParseAdd($"{MediaType}, application/json;q=0.9");
        if (Body != null) request.Content = new ByteArrayContent(Body) { Headers = { ContentType = new(MediaType) } };
        return request;
    }
}
