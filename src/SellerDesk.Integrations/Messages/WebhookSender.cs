using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Messages;

/// <summary>
/// A call to the seller's own program, signed by <see cref="WebhookSignature"/> under the secret that both know; <c>webhook-id</c> and <c>Idempotency-Key</c> are the same at every try.
/// </summary>
internal sealed class WebhookSender(ChannelBook book, GuardedCalls calls, TimeProvider time) : IMessageSender
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public MessageChannel Channel => MessageChannel.Webhook;

    /// <summary>By the key that is the same at every try.</summary>
    public bool KnowsRepeats => true;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => await book.LoadAsync(Channel, cancel) is { On: true, Complete: true };

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        var options = await book.LoadAsync(Channel, cancel);
        if (!options.Complete)
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        var address = parcel.Address.Length > 0 ? parcel.Address : options["url"];
        if (!Uri.TryCreate(address, UriKind.Absolute, out var to) || to.Scheme is not ("http" or "https") || to.UserInfo.Length > 0)
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        using var request = Request(to, parcel, options["secret"]);

        // A call that broke off may have been taken: it is made again because the key tells a repeat, but whatever the repeat is answered, that stays so.
        var answer = await calls.CallAsync(request, options.Patience, repeatIsKnown: false, cancel);
        return answer.Verdict ?? Judge(answer, parcel.Id);
    }

    private HttpRequestMessage Request(Uri to, MessageParcel parcel, string secret)
    {
        var body = JsonSerializer.Serialize(new { id = parcel.Id, subject = parcel.Subject, text = parcel.Text, shop = parcel.ShopId?.Value, unsubscribe = parcel.Unsubscribe }, Shape);
        var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", parcel.Id.ToString());
        foreach (var (name, value) in WebhookSignature.Headers(parcel.Id.ToString(), time.GetUtcNow(), body, secret))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private static SendVerdict Judge(GuardedAnswer answer, Guid id)
    {
        var said = $"{(int)answer.Status} {Words.Of(answer.Body)}";
        return (int)answer.Status switch
        {
            >= 200 and < 300 => new SendVerdict(SendOutcome.Sent, id.ToString()),
            408 or 425 or 429 or >= 500 => ChannelSaid.Later(ChannelSaid.Busy, said, answer.RetryAfter),
            401 or 403 => ChannelSaid.Later(ChannelSaid.Password, said, ChannelSaid.TillMended),
            _ => ChannelSaid.Refused(answer.Status == HttpStatusCode.Gone ? ChannelSaid.Address : ChannelSaid.Answer, said),
        };
    }
}
