using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Millrace.RoundTrip.Checks;

/// <summary>As much of a schema registry as a round trip needs: it keeps schemas and gives them numbers.</summary>
internal sealed class MemoryRegistry : HttpMessageHandler
{
    private readonly List<string> _schemas = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        const string byId = "/schemas/ids/";
        string path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith(byId, StringComparison.Ordinal))
            return Ok(_schemas[int.Parse(path[byId.Length..], CultureInfo.InvariantCulture) - 1]);
        if (request.Method == HttpMethod.Get) return new(HttpStatusCode.NotFound) { Content = NotFound() };
        string schema = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (!_schemas.Contains(schema)) _schemas.Add(schema);
        JsonObject answer = JsonNode.Parse(schema)!.AsObject();
        (answer["id"], answer["version"], answer["subject"]) = (_schemas.IndexOf(schema) + 1, 1, path.Split('/')[2]);
        return Ok(answer.ToJsonString());
    }

    private static HttpResponseMessage Ok(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private static StringContent NotFound() => new("""{"error_code":40401,"message":"Subject not found"}""");
}
