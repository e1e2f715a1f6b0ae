using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The messages of one chat, from the newest back to those that are known.</summary>
internal sealed class ChatHistory(OzonClient client)
{
    private const int FewMessages = 100;
    private const int ManyMessages = 1000;
    private const int MostPages = 50;
    private const int Tries = 4;

    public async Task<ChatRead> ReadAsync(ChatPull pull, ChatRead read, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WithMessagesAsync(pull, read, ChatReader.Read(read.Row, "$"), cancel);
            }
            catch (FieldException field)
            {
                return read with { Unreadable = [new UnreadablePayload(read.Row.GetRawText(), field.Message)] };
            }
            catch (MarketplaceException broken) when (broken.Failure == MarketplaceFailure.Unreadable && tries < Tries)
            {
            }
            catch (MarketplaceException failed) when (failed.Failure is MarketplaceFailure.Unreadable or MarketplaceFailure.Refused or MarketplaceFailure.NotFound)
            {
                return read with { Failed = failed };
            }
        }
    }

    private async Task<ChatRead> WithMessagesAsync(ChatPull pull, ChatRead read, IncomingChat chat, CancellationToken cancel)
    {
        var messages = new Dictionary<string, IncomingMessage>();
        var unreadable = new List<UnreadablePayload>();
        decimal? before = null;
        (string? Order, string? Sku) context = default;
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await client.MessagesAsync(pull.Shop, chat.Number, before, pull.KnownTo is null ? ManyMessages : FewMessages, cancel);
            var rows = OzonRows.Of(answer, "messages").ToList();
            if (page == 0 && read.Row.Word("last_message_id") is { } last && rows.Count > 0 && !rows.Exists(row => row.Word("message_id") == last))
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, $"chat {chat.Number}: its last message is not among its messages");
            }

            var known = messages.Count;
            foreach (var row in rows)
            {
                Read(read.Row, row, messages, unreadable);
                context = ChatReader.Context(row) is var told ? (context.Order ?? told.OrderNumber, context.Sku ?? told.Sku) : context;
            }

            var oldest = messages.Values.MinBy(message => message.SentAt);
            var isEnough = oldest is null || messages.Count == known || answer.Root.Flag("has_next") == false || oldest.SentAt < pull.KnownTo || chat.Kind != ChatKind.Buyer;
            if (isEnough || !decimal.TryParse(oldest!.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var next))
            {
                break;
            }

            before = next;
        }

        return read with
        {
            Unreadable = unreadable,
            Chat = chat with
            {
                OrderNumber = context.Order,
                Product = context.Sku is { } sku ? new IncomingProduct(sku, null) : null,
                Messages = [.. messages.Values.OrderBy(message => message.SentAt).ThenBy(message => message.Number.Length).ThenBy(message => message.Number, StringComparer.Ordinal)],
            },
        };
    }

    /// <summary>A message that cannot be read is set aside with its chat around it, so that it can be read again by itself.</summary>
    private static void Read(JsonElement chat, JsonElement row, Dictionary<string, IncomingMessage> messages, List<UnreadablePayload> unreadable)
    {
        try
        {
            var message = ChatReader.Message(row, "$.messages");
            messages[message.Number] = message;
        }
        catch (FieldException field)
        {
            var inner = chat.Find("chat") ?? chat;
            unreadable.Add(new UnreadablePayload($$"""{"chat":{{inner.GetRawText()}},"messages":[{{row.GetRawText()}}]}""", field.Message));
        }
    }
}
