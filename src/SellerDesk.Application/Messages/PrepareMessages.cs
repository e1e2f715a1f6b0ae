using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>A message that may leave now: its try is saved.</summary>
internal sealed record ReadyMessage(Guid Id, int Try, MessageChannel Channel, MessageParcel Parcel);

/// <summary>What is to be done about a message whose time has come.</summary>
internal sealed record MessageVerdict(DueMessage Message)
{
    public MessageReason? Skip { get; init; }

    public string? Detail { get; init; }

    public DateTimeOffset? Wait { get; init; }

    public FoundAddress? Address { get; init; }

    public FilledMessage? Filled { get; init; }
}

/// <summary>
/// Decides, in one transaction over a batch, what may leave: consent, address, quiet hours, caps, text. What may is marked as being sent and its try is saved before anybody calls a channel.
/// One worker at a time decides, so that two cannot both give the last message that a buyer's cap allows.
/// </summary>
public sealed class PrepareMessages(
    WholeDb database, NpgsqlDataSource source, ConsentBook consents, MessageLimitsBook limits, IEnumerable<IMessageSender> senders, IKeyVault vault, MessageTokens tokens, MessageSettings settings, TimeProvider time)
{
    private readonly Dictionary<MessageChannel, IMessageSender> channels = senders.GroupBy(sender => sender.Channel).ToDictionary(group => group.Key, group => group.Last());

    /// <returns>How many were looked at, and those that leave.</returns>
    internal async Task<(int Looked, List<ReadyMessage> Ready)> TakeAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var alone = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('message_caps', 0))", connection))
        {
            await alone.ExecuteNonQueryAsync(cancel);
        }

        var now = time.GetUtcNow();
        var due = await DueMessages.TakeAsync(connection, now, settings.AtOnce, cancel);
        if (due.Count == 0)
        {
            return (0, []);
        }

        var round = await RoundAsync(connection, due, now, cancel);
        var verdicts = due.ConvertAll(round.Judge);
        await VerdictSql.WriteAsync(connection, verdicts, now, now + settings.Lease, cancel);
        await transaction.CommitAsync(cancel);
        var secret = await tokens.SecretAsync(cancel);
        return (due.Count, [.. verdicts.Where(one => one is { Skip: null, Wait: null }).Select(one => Ready(one, secret))]);
    }

    private async Task<MessageRound> RoundAsync(NpgsqlConnection connection, List<DueMessage> due, DateTimeOffset now, CancellationToken cancel)
    {
        var buyers = due.Select(one => one.Buyer).Distinct().ToArray();
        await using var db = database.Open();
        var templates = due.Select(one => new MessageTemplateId(one.Template)).Distinct().ToList();
        var round = new MessageRound(now, await limits.LoadAsync(cancel))
        {
            Addresses = await MessageAddresses.LoadAsync(connection, vault, buyers, cancel),
            Counts = await MessageCounts.LoadAsync(connection, buyers, now, cancel),
            Templates = await db.MessageTemplates.AsNoTracking().Where(t => templates.Contains(t.Id)).ToDictionaryAsync(t => t.Id.Value, cancel),
        };
        foreach (var channel in due.Select(one => one.Channel).Distinct())
        {
            if (channels.TryGetValue(channel, out var sender) && await sender.IsReadyAsync(cancel))
            {
                round.Open.Add(channel);
            }
        }

        foreach (var group in due.GroupBy(one => (one.Channel, one.Purpose)))
        {
            await ConsentAsync(round, group.Key.Channel, group.Key.Purpose, [.. group.Select(one => new BuyerId(one.Buyer)).Distinct()], cancel);
        }

        return round;
    }

    /// <summary>Nothing said is no. Whoever said no is told apart from whoever was never asked.</summary>
    private async Task ConsentAsync(MessageRound round, MessageChannel channel, MessagePurpose purpose, List<BuyerId> buyers, CancellationToken cancel)
    {
        if (MessageRule.ConsentOf(purpose) is not { } why)
        {
            return;
        }

        if (MessageRule.ConsentOf(channel) is not { } by)
        {
            round.Deny(channel, purpose, buyers, withdrawn: []);
            return;
        }

        var allowed = await consents.AllowedAsync(buyers, by, why, cancel);
        var denied = buyers.FindAll(buyer => !allowed.Contains(buyer));
        if (denied.Count > 0)
        {
            await using var db = database.Open();
            var said = await db.BuyerConsents.Where(c => denied.Contains(c.BuyerId) && c.Channel == by && c.Purpose == why).Select(c => c.BuyerId).Distinct().ToListAsync(cancel);
            round.Deny(channel, purpose, denied, said);
        }
    }

    private ReadyMessage Ready(MessageVerdict verdict, byte[] secret)
    {
        var (message, filled) = (verdict.Message, verdict.Filled!);
        var text = MessageText.Counted(filled.Text, filled.Links, place => Link("m/c", MessageTokens.Make(secret, message.Id, MessageTokens.Click, place)));
        var unsubscribe = message.Purpose == MessagePurpose.Service || message.Channel is MessageChannel.MarketplaceChat or MessageChannel.Webhook ? null
            : Link("u", MessageTokens.Make(secret, message.Id, MessageTokens.Unsubscribe, 0));
        if (unsubscribe is not null && message.Channel is MessageChannel.Email or MessageChannel.Telegram)
        {
            // A part of an SMS costs money: there the seller's own words say how to stop.
            text += $"\n\n{(filled.Language == "en" ? "Unsubscribe" : "Отписаться")}: {unsubscribe}";
        }

        var seen = message is { Tracks: true, Channel: MessageChannel.Email } ? Link("m/o", MessageTokens.Make(secret, message.Id, MessageTokens.Seen, 0)) : null;
        var shop = message.Shop is { } id ? new ShopId(id) : (ShopId?)null;
        return new ReadyMessage(message.Id, message.Tries + 1, message.Channel, new MessageParcel(message.Id, verdict.Address!.Address, filled.Subject, text, unsubscribe, shop, seen));
    }

    private Uri Link(string door, string token) => new(settings.Base, $"{door}/{token}");
}
