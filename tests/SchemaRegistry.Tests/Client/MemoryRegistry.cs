using System.Text.Json.Nodes;

namespace Millrace.SchemaRegistry.Tests.Client;

/// <summary>Keeps schemas, gives ids, and can be out of order: as much of a registry as jobs need.</summary>
internal sealed class MemoryRegistry
{
    private readonly List<string> _schemas = [];

    public MemoryRegistry() => Http = new(Answer);

    public FakeRegistry Http { get; }

    /// <summary>How many requests are refused from here on.</summary>
    public int Refusals { get; set; }

    /// <summary>How many have been.</summary>
    public int Refused { get; private set; }

    /// <summary>A client that knows nothing yet.</summary>
    public SchemaRegistryClient CreateClient() => Http.CreateClient();

    private HttpResponseMessage Answer(HttpRequestMessage request, string body)
    {
        if (Refusals > 0)
        {
            (Refusals, Refused) = (Refusals - 1, Refused + 1);
            return FakeRegistry.Status(403, 403, "Not now");
        }
        string path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get && path.StartsWith("/schemas/ids/"))
            return FakeRegistry.Ok(_schemas[int.Parse(path[13..]) - 1]);
        if (request.Method == HttpMethod.Get) return FakeRegistry.Status(404, 40401, "Subject not found");
        if (!_schemas.Contains(body)) _schemas.Add(body);
        JsonObject answer = JsonNode.Parse(body)!.AsObject();
        (answer["id"], answer["version"], answer["subject"]) = (_schemas.IndexOf(body) + 1, 1, path.Split('/')[2]);
        return FakeRegistry.Ok(answer.ToJsonString());
    }
}
