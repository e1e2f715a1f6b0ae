using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A change of how many messages of a day came to something; the sum over a cell is the figure. Written by <see cref="MessageTriggers"/>, added up by a job.</summary>
internal sealed class MessageDay
{
    public long Id { get; init; }

    /// <summary>On which the message was made (UTC).</summary>
    public DateOnly Day { get; init; }

    public MessageRuleId RuleId { get; init; }

    public MessageTemplateId TemplateId { get; init; }

    public MessageChannel Channel { get; init; }

    public ShopId? ShopId { get; init; }

    /// <summary>Queued (all of them), Waiting, Sent, Delivered, Opened, Clicked, Dead, Skipped; Untold is no message, but a buyer to whom no channel led.</summary>
    public string What { get; init; } = "";

    /// <summary>Of those that were skipped, are dead or could not be told.</summary>
    public string Reason { get; init; } = "";

    public int Count { get; init; }
}
