using System.Text.RegularExpressions;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>SMS through any gateway that is called by HTTP: the request and the reading of its answer are settings.</summary>
internal sealed partial class SmsSender(ChannelBook book, GuardedCalls calls) : IMessageSender
{
    public MessageChannel Channel => MessageChannel.Sms;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => await book.LoadAsync(Channel, cancel) is { On: true, Complete: true };

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        var options = await book.LoadAsync(Channel, cancel);
        if (!options.Complete)
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        if (!Phone().IsMatch(parcel.Address))
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        using var request = SmsRequest.Of(options, parcel);
        var answer = await calls.CallAsync(request, options.Patience, repeatIsKnown: false, cancel);
        return answer.Verdict ?? Judge(options, answer);
    }

    private static SendVerdict Judge(ChannelOptions options, GuardedAnswer answer)
    {
        var status = (int)answer.Status;
        var error = options["errorPath"].Length > 0 ? JsonPlace.Find(answer.Body, options["errorPath"]) : null;
        var said = $"{status} {Words.Of(error ?? answer.Body, options["key"])}".TrimEnd();
        if (ChannelForm.Statuses(options["okStatus"])!.Any(range => status >= range.From && status <= range.To))
        {
            return IsTaken(options, answer.Body) ? new SendVerdict(SendOutcome.Sent, options["numberPath"].Length > 0 ? JsonPlace.Find(answer.Body, options["numberPath"]) : null)
                : IsForGood(options, error ?? answer.Body) ? ChannelSaid.Refused(ChannelSaid.Answer, said) : ChannelSaid.Later(ChannelSaid.Answer, said);
        }

        return status switch
        {
            408 or 425 or 429 or 503 => ChannelSaid.Later(ChannelSaid.Busy, said, answer.RetryAfter),
            401 or 403 => ChannelSaid.Later(ChannelSaid.Password, said, ChannelSaid.TillMended),

            // It fell over while it had the message: whether that has left nobody knows, and a repeat would be paid for.
            >= 500 => ChannelSaid.Unknown(ChannelSaid.Broken, said),
            _ => ChannelSaid.Refused(ChannelSaid.Answer, said),
        };
    }

    private static bool IsTaken(ChannelOptions options, string body)
    {
        var looked = options["okPath"].Length > 0 ? JsonPlace.Find(body, options["okPath"]) : body;
        return looked is not null && (options["okPattern"].Length == 0 || Regex.IsMatch(looked, options["okPattern"], RegexOptions.NonBacktracking));
    }

    /// <summary>Without a rule that tells them apart it is tried again: a gateway that is out of money takes the message when it was paid.</summary>
    private static bool IsForGood(ChannelOptions options, string words) => options["refusedPattern"].Length > 0 && Regex.IsMatch(words, options["refusedPattern"], RegexOptions.NonBacktracking);

    [GeneratedRegex(@"^\+[1-9]\d{7,14}$")]
    private static partial Regex Phone();
}
