using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Millrace.Contracts;

namespace Millrace.SchemaRegistry.Client;

/// <summary>
/// Asks the registry's addresses, from the one that answered last: the next when one does not answer, all of them again
/// after a pause, until the deadline. Answers that will be the same again are not asked for twice. Used from any
/// thread.
/// </summary>
internal sealed class RegistryTransport : IDisposable
{
    private static readonly TimeSpan _pauseMin = TimeSpan.FromMilliseconds(100), _pauseMax = TimeSpan.FromSeconds(2);
    private readonly HttpClient _http;
    private readonly Uri[] _addresses;
    private readonly SchemaRegistryOptions _options;
    private readonly TimeProvider _time;
    private volatile int _current;

    public RegistryTransport(
        Uri[] addresses, SchemaRegistryOptions options, HttpMessageHandler handler, TimeProvider time)
    {
        (_addresses, _options, _time) = (addresses, options, time);
        _http = new(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 64 << 20,
        };
        _http.DefaultRequestHeaders.Authorization = RegistryHttp.AuthorizationOf(options);
    }

    /// <summary>Where the registry is, for messages.</summary>
    public string Place => string.Join(", ", _addresses.Select(static address => address.ToString()));

    /// <exception cref="SchemaRegistryException">The registry refuses it.</exception>
    /// <exception cref="SchemaUnavailableException">No address has answered until the deadline.</exception>
    public async Task<T> AskAsync<T>(RegistryCall call, JsonTypeInfo<T> answer, CancellationToken cancel)
    {
        long start = _time.GetTimestamp();
        TimeSpan pause = _pauseMin;
        for (int attempt = 1; ; attempt++)
        {
            int asked = _current;
            TimeSpan left = _options.Deadline - _time.GetElapsedTime(start);
            (T? value, Exception? failure) =
                await TryAsync(_addresses[asked], call, answer, left, cancel).ConfigureAwait(false);
            if (failure == null) return value!;
            _current = (asked + 1) % _addresses.Length;
            TimeSpan wait = attempt % _addresses.Length == 0 ? pause : TimeSpan.Zero;
            if (_time.GetElapsedTime(start) + wait >= _options.Deadline) throw Unavailable(call, attempt, failure);
            if (wait == TimeSpan.Zero) continue;
            await PauseAsync(wait, cancel).ConfigureAwait(false);
            pause = pause * 2 < _pauseMax ? pause * 2 : _pauseMax;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks one address; a failure that may pass by itself is returned, any other is thrown.</summary>
    private async Task<(T? Value, Exception? Failure)> TryAsync<T>(
        Uri address, RegistryCall call, JsonTypeInfo<T> answer, TimeSpan left, CancellationToken cancel)
    {
        TimeSpan limit = left < _options.RequestTimeout ? left : _options.RequestTimeout;
        using CancellationTokenSource timeout = new(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using HttpRequestMessage request = call.CreateRequest(address);
            using HttpResponseMessage response =
                await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode) return (Read(call, address, body, answer), null);
            if (RegistryErrors.IsPassing(response.StatusCode))
                return (default, new HttpRequestException(RegistryErrors.Read(response.StatusCode, body).Words));
            throw RegistryErrors.Refused(call, address, response.StatusCode, body);
        }
        catch (HttpRequestException e) when (RegistryErrors.IsUntrusted(e))
        {
            throw RegistryErrors.Untrusted(call, address, e);
        }
        catch (HttpRequestException e)
        {
            return (default, e);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, new TimeoutException($"no answer within {limit.TotalSeconds:0.#} s"));
        }
    }

    private static T Read<T>(RegistryCall call, Uri address, byte[] body, JsonTypeInfo<T> answer)
    {
        try
        {
            return JsonSerializer.Deserialize(body, answer) ?? throw new JsonException("it says null");
        }
        catch (JsonException e)
        {
            throw RegistryErrors.NotARegistry(call, address, e);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancel)
    {
        using PeriodicTimer timer = new(pause, _time);
        await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false);
    }

    private SchemaUnavailableException Unavailable(RegistryCall call, int attempts, Exception failure) => new(
        $"No schema registry at {Place} could {call.Doing} within {_options.Deadline.TotalSeconds:0.#} s "
        + $"({attempts} requests; the last: {RegistryErrors.Innermost(failure)}). Check that it runs, and "
        + "Millrace:SchemaRegistry:Urls.", failure);
}
