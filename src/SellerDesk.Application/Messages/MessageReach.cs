using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>
/// Which of a rule's channels lead to a buyer when something happens: consent where it is needed, an address, a chat that is open. What changes until the message leaves is asked again then.
/// </summary>
internal sealed class MessageReach
{
    private const string Addresses = """
        with recursive selves as (
          select b.id as head, b.id from buyers b where b.id = any(@buyers)
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        )
        select s.head, c.channel from selves s join buyer_contacts c on c.buyer_id = s.id where c.bounced_at is null
        union select s.head, 'Telegram' from selves s join telegram_links t on t.buyer_id = s.id where t.chat_id is not null and t.ended_at is null
        """;

    private readonly HashSet<(Guid, MessageChannel)> addresses = [];
    private readonly IReadOnlyDictionary<(BuyerId Buyer, ConsentChannel Channel, ConsentPurpose Purpose), bool> said;
    private readonly IReadOnlySet<MessageChannel> open;
    private readonly IKeyVault vault;

    private MessageReach(IReadOnlyDictionary<(BuyerId, ConsentChannel, ConsentPurpose), bool> said, IReadOnlySet<MessageChannel> open, IKeyVault vault)
    {
        (this.said, this.open, this.vault) = (said, open, vault);
    }

    /// <param name="open">Channels that are set up and switched on.</param>
    public static async Task<MessageReach> LoadAsync(NpgsqlConnection connection, ConsentBook consents, IKeyVault vault, IReadOnlySet<MessageChannel> open, Guid[] buyers, CancellationToken cancel)
    {
        var reach = new MessageReach(await consents.SaidAsync([.. buyers.Select(id => new BuyerId(id))], cancel), open, vault);
        await using var command = new NpgsqlCommand(Addresses, connection);
        command.Parameters.AddWithValue("buyers", buyers);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            reach.addresses.Add((reader.GetGuid(0), Enum.Parse<MessageChannel>(reader.GetString(1))));
        }

        return reach;
    }

    /// <summary>
    /// The first channel that leads there and works; failing that, the first one that would if it were set up, so that the message can be sent once it is; failing that, why there is none.
    /// </summary>
    public (int Way, MessageReason? Untold) Choose(FreshEvent happened, MessageRule rule)
    {
        var ways = rule.Ways;
        var (shut, nearest) = (-1, MessageReason.NoChat);
        for (var way = 0; way < ways.Count; way++)
        {
            if (Obstacle(happened, rule.Purpose, ways[way]) is { } why)
            {
                nearest = Weight(why) < Weight(nearest) ? why : nearest;
            }
            else if (open.Contains(ways[way]))
            {
                return (way, null);
            }
            else if (shut < 0)
            {
                shut = way;
            }
        }

        return shut >= 0 ? (shut, null) : (0, nearest);
    }

    /// <summary>What the buyer said weighs more than what is not known of them.</summary>
    private static int Weight(MessageReason reason) => reason switch
    {
        MessageReason.Unsubscribed => 0,
        MessageReason.NoConsent => 1,
        MessageReason.NoAddress => 2,
        _ => 3,
    };

    private MessageReason? Obstacle(FreshEvent happened, MessagePurpose purpose, MessageChannel channel)
    {
        if (MessageRule.ConsentOf(purpose) is { } why)
        {
            if (MessageRule.ConsentOf(channel) is not { } by || !said.TryGetValue((new BuyerId(happened.Buyer), by, why), out var given))
            {
                return MessageReason.NoConsent;
            }

            if (!given)
            {
                return MessageReason.Unsubscribed;
            }
        }

        return channel switch
        {
            MessageChannel.MarketplaceChat => happened.HasChat ? null : MessageReason.NoChat,
            MessageChannel.Webhook => null,
            MessageChannel.Sms when purpose == MessagePurpose.Service && MessageAddresses.PhoneOf(vault, happened.SealedContact) is not null => null,
            _ => addresses.Contains((happened.Buyer, channel)) ? null : MessageReason.NoAddress,
        };
    }
}
