using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Writes into chats. The vendor gives sent messages no number in its answer; the history shows them.</summary>
internal sealed class YandexChats(YandexClient client) : IChatSender
{
    private const long FiveMegabytes = 5 * 1024 * 1024;

    public ChatForm Form { get; } = new(4096, 1, FiveMegabytes, [".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".txt", ".mp4", ".mov"], CanStart: true);

    public async Task<string?> SendAsync(ShopAccess shop, string chatNumber, IReadOnlyDictionary<string, string> facts, ChatCall message, CancellationToken cancel)
    {
        var business = (await YandexAccount.OfAsync(client, shop, cancel)).Business;
        var chat = YandexClient.IdOf(chatNumber);
        if (message.Files is [])
        {
            await client.SendMessageAsync(shop, business, chat, message.Text, cancel);
            return null;
        }

        await client.SendFileAsync(shop, business, chat, message.Files[0], cancel);
        await AfterFirstAsync(shop, business, chat, message, cancel);
        return null;
    }

    public async Task<IReadOnlyList<IncomingMessage>?> ReadAsync(ShopAccess shop, string chatNumber, DateTimeOffset since, CancellationToken cancel)
    {
        var business = (await YandexAccount.OfAsync(client, shop, cancel)).Business;
        try
        {
            var messages = await new ChatHistory(client).ReadAsync(shop, business, new IncomingChat { Number = chatNumber }, [], cancel);
            return messages.FindAll(message => message.SentAt >= since);
        }
        catch (MarketplaceException gone) when (gone.Failure == MarketplaceFailure.NotFound)
        {
            return null;
        }
    }

    public async Task<string> StartAsync(ShopAccess shop, string orderNumber, CancellationToken cancel)
    {
        var business = (await YandexAccount.OfAsync(client, shop, cancel)).Business;
        return await client.NewChatAsync(shop, business, YandexClient.IdOf(orderNumber), cancel)
            ?? throw new MarketplaceException(MarketplaceFailure.NoAnswer, "the chat's number is missing");
    }

    public async Task<FetchedFile> FetchAsync(ShopAccess shop, IncomingFile file, CancellationToken cancel) =>
        new(TypeOf(file.Name ?? file.Address), await client.FileAsync(shop, file.Address, CallUrgency.Answer, cancel));

    /// <summary>A file is a call of its own: once it went, whatever fails after it must not look as if nothing had gone.</summary>
    private async Task AfterFirstAsync(ShopAccess shop, string business, long chat, ChatCall message, CancellationToken cancel)
    {
        try
        {
            foreach (var file in message.Files.Skip(1))
            {
                await client.SendFileAsync(shop, business, chat, file, cancel);
            }

            if (message.Text.Length > 0)
            {
                await client.SendMessageAsync(shop, business, chat, message.Text, cancel);
            }
        }
        catch (MarketplaceException failed)
        {
            throw new MarketplaceException(MarketplaceFailure.NoAnswer, string.Create(CultureInfo.InvariantCulture, $"the file went, the rest did not: {failed.Detail}"), inner: failed);
        }
    }

    private static string? TypeOf(string name) => Path.GetExtension(name.Split('?')[0]).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".pdf" => "application/pdf",
        ".mp4" => "video/mp4",
        _ => null,
    };
}
