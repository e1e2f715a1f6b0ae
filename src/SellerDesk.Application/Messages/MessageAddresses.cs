using System.Text.Json;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>Where a message goes: never written down in the clear, opened when it leaves.</summary>
internal sealed record FoundAddress(string Address, string Mask);

/// <summary>Finds where buyers of a batch can be reached, their own records and those that ended in them.</summary>
internal sealed class MessageAddresses
{
    private const string Contacts = """
        with recursive selves as (
          select b.id as head, b.id from buyers b where b.id = any(@buyers)
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        )
        select distinct on (s.head, c.channel) s.head, c.channel, c.sealed, c.mask from selves s join buyer_contacts c on c.buyer_id = s.id
        where c.bounced_at is null order by s.head, c.channel, (c.buyer_id = s.head) desc, c.added_at desc
        """;

    private const string Telegram = """
        with recursive selves as (
          select b.id as head, b.id from buyers b where b.id = any(@buyers)
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        )
        select distinct on (s.head) s.head, t.chat_id from selves s join telegram_links t on t.buyer_id = s.id where t.chat_id is not null and t.ended_at is null order by s.head, t.linked_at desc
        """;

    private readonly Dictionary<(Guid, MessageChannel), FoundAddress> known = [];
    private readonly IKeyVault vault;

    private MessageAddresses(IKeyVault vault)
    {
        this.vault = vault;
    }

    public static async Task<MessageAddresses> LoadAsync(NpgsqlConnection connection, IKeyVault vault, Guid[] buyers, CancellationToken cancel)
    {
        var found = new MessageAddresses(vault);
        await using (var contacts = new NpgsqlCommand(Contacts, connection))
        {
            contacts.Parameters.AddWithValue("buyers", buyers);
            await using var reader = await contacts.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                found.known[(reader.GetGuid(0), Enum.Parse<MessageChannel>(reader.GetString(1)))] = new FoundAddress(vault.Reveal(reader.GetFieldValue<byte[]>(2)), reader.GetString(3));
            }
        }

        await using var chats = new NpgsqlCommand(Telegram, connection);
        chats.Parameters.AddWithValue("buyers", buyers);
        await using var links = await chats.ExecuteReaderAsync(cancel);
        while (await links.ReadAsync(cancel))
        {
            found.known[(links.GetGuid(0), MessageChannel.Telegram)] = new FoundAddress(links.GetString(1), "•••" + links.GetString(1)[^Math.Min(2, links.GetString(1).Length)..]);
        }

        return found;
    }

    public FoundAddress? Of(DueMessage message) => message.Channel switch
    {
        MessageChannel.MarketplaceChat => message is { OrderNumber: { } order, Shop: not null } ? new FoundAddress(order, order) : null,
        MessageChannel.Webhook => new FoundAddress("", ""),
        MessageChannel.Sms => known.GetValueOrDefault((message.Buyer, MessageChannel.Sms)) ?? OfOrder(message),
        _ => known.GetValueOrDefault((message.Buyer, message.Channel)),
    };

    /// <summary>A phone that a marketplace gave with an order is for that order and nothing else.</summary>
    private FoundAddress? OfOrder(DueMessage message) => message.Purpose == MessagePurpose.Service ? PhoneOf(vault, message.SealedContact) : null;

    internal static FoundAddress? PhoneOf(IKeyVault vault, byte[]? sealedContact)
    {
        if (sealedContact is null || JsonSerializer.Deserialize<IncomingBuyer>(vault.Reveal(sealedContact)) is not { } buyer)
        {
            return null;
        }

        return BuyerKeys.Phone(buyer.Phone) is { } digits ? new FoundAddress((digits.Length == 10 ? "+7" : "+") + digits, BuyerMask.Of(buyer with { Name = null }) ?? "•••") : null;
    }
}
