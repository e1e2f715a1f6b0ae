using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>The messages of one chat, page by page to the end, in the order in which they were written.</summary>
internal sealed class ChatHistory(YandexClient client)
{
    private const int MostHistoryPages = 100;

    public async Task<List<IncomingMessage>> ReadAsync(ShopAccess shop, string business, IncomingChat chat, List<UnreadablePayload> unreadable, CancellationToken cancel)
    {
        var messages = new Dictionary<string, IncomingMessage>();
        string? token = null;
        for (var page = 0; page < MostHistoryPages; page++)
        {
            using var answer = await client.ChatHistoryAsync(shop, business, YandexClient.IdOf(chat.Number), token, cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var result = answer.Root.Find("result");
            if (result?.Find("context")?.Word("orderId") is { } order && chat.OrderNumber is not null && order != chat.OrderNumber)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, "the history is another chat's");
            }

            foreach (var message in result?.List("messages") ?? [])
            {
                Read(chat, message, messages, unreadable);
            }

            var next = result?.Find("paging")?.Word("nextPageToken");
            if (next is null || next == token)
            {
                break;
            }

            token = next;
        }

        return [.. messages.Values.OrderBy(message => message.SentAt)];
    }

    private static void Read(IncomingChat chat, JsonElement element, Dictionary<string, IncomingMessage> messages, List<UnreadablePayload> unreadable)
    {
        try
        {
            var message = ChatReader.Message(element, chat.Kind, "$.messages");
            messages[message.Number] = message;
        }
        catch (FieldException field)
        {
            unreadable.Add(new UnreadablePayload(ChatReader.Wrapped(chat.Number, element), field.Message));
        }
    }
}
