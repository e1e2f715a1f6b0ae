using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Hooks;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Messages;

namespace SellerDesk.Integrations.Hooks;

/// <summary>Calls through the same guard and with the same signature as messages to a seller's own program.</summary>
internal sealed class HookCaller(GuardedCalls calls, InsideHosts inside, IConfiguration configuration, TimeProvider time) : IHookCaller
{
    /// <summary>Receivers take the call and work later.</summary>
    private readonly TimeSpan patience = TimeSpan.FromSeconds(configuration.GetValue("Hooks:Seconds", 10));

    public string? WhyNot(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "hook.url";
        }

        if (inside.Has(address))
        {
            return null;
        }

        var host = address.IdnHost.Trim('[', ']');
        var isInside = IPAddress.TryParse(host, out var ip) ? !PublicAddress.Is(ip) : !host.Contains('.') || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isInside ? "hook.private" : address.Scheme != Uri.UriSchemeHttps ? "hook.https" : null;
    }

    public IReadOnlyDictionary<string, string> Sign(HookCall call, DateTimeOffset at) => WebhookSignature.Headers(call.Id, at, call.Body, call.Secrets);

    public async Task<HookAnswer> CallAsync(HookCall call, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in Sign(call, time.GetUtcNow()))
        {
            request.Headers.Add(name, value);
        }

        var answer = await calls.CallAsync(request, patience, repeatIsKnown: true, cancel);
        if (answer.Verdict is { } ended)
        {
            var (code, words) = ChannelSaid.Read(ended.Detail);
            return new HookAnswer(null, code, words, ended.RetryAfter);
        }

        var status = (int)answer.Status;
        return new HookAnswer((short)status, status is >= 200 and < 300 ? null : status == 410 ? "gone" : ChannelSaid.Answer, Words.Of(answer.Body, [.. call.Secrets]), answer.RetryAfter);
    }
}
