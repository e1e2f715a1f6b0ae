using System.Net;
using System.Net.Http.Json;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>A channel that really goes over HTTP to a <see cref="MessageReceiver"/>.</summary>
public sealed class LoopbackSender(MessageChannel channel, MessageReceiver receiver, bool knowsRepeats = false) : IMessageSender
{
    private static readonly HttpClient Http = new();

    public MessageChannel Channel => channel;

    public bool KnowsRepeats => knowsRepeats;

    public bool Ready { get; set; } = true;

    /// <summary>From then on it is as if the program had been killed: calls that began end for the receiver, and nobody hears of them any more.</summary>
    public CancellationToken Killed { get; set; }

    public Task<bool> IsReadyAsync(CancellationToken cancel) => Task.FromResult(Ready);

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        try
        {
            await DieAsync();
            using var answer = await Http.PostAsJsonAsync(receiver.Address, new { id = parcel.Id, address = parcel.Address, text = parcel.Text, unsubscribe = parcel.Unsubscribe }, cancel);
            await DieAsync();
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => new SendVerdict(SendOutcome.Sent, parcel.Id.ToString()),
                HttpStatusCode.ServiceUnavailable => new SendVerdict(SendOutcome.Later),
                _ => new SendVerdict(SendOutcome.Refused),
            };
        }
        catch (HttpRequestException)
        {
            await DieAsync();
            return new SendVerdict(SendOutcome.Unknown);
        }
    }

    private Task DieAsync() => Killed.IsCancellationRequested ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask;
}
