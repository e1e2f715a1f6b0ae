using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Writes into chats. A text and each file are calls of their own; files go first, so that a refused file leaves nothing behind. What fails after
/// something arrived is "unknown": the chat itself then shows how far it came.
/// </summary>
internal sealed class OzonChats(OzonClient client) : IChatSender
{
    private const long MostBytes = 10 * 1024 * 1024;
    private const int NewestMessages = 100;

    /// <summary>Other hosts than the API's that files of chats are kept on.</summary>
    private static readonly string[] FileHosts = ["ozon.ru", "ozone.ru", "ozonusercontent.com"];

    /// <summary>1 to 1000 characters (vendor specification, /v1/chat/send/message); sizes and types of files are not published: what the cabinet takes.</summary>
    public ChatForm Form { get; } = new(1000, 1, MostBytes, ["jpg", "jpeg", "png", "pdf", "doc", "docx", "xls", "xlsx", "mp4"], CanStart: true);

    public async Task<string?> SendAsync(ShopAccess shop, string chatNumber, IReadOnlyDictionary<string, string> facts, ChatCall message, CancellationToken cancel)
    {
        var arrived = false;
        try
        {
            foreach (var file in message.Files)
            {
                await client.SendFileAsync(shop, chatNumber, file, cancel);
                arrived = true;
            }

            if (message.Text.Length > 0)
            {
                await client.SendMessageAsync(shop, chatNumber, message.Text, cancel);
            }
        }
        catch (MarketplaceException failed) when (arrived)
        {
            throw new MarketplaceException(MarketplaceFailure.NoAnswer, $"the file arrived, the text did not: {failed.Detail}", inner: failed);
        }

        return null;
    }

    public async Task<IReadOnlyList<IncomingMessage>?> ReadAsync(ShopAccess shop, string chatNumber, DateTimeOffset since, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.MessagesAsync(shop, chatNumber, null, NewestMessages, cancel);
            return [.. OzonRows.Of(answer, "messages").Select(row => ChatReader.Message(row, "$.messages")).Where(message => message.SentAt >= since)];
        }
        catch (MarketplaceException gone) when (gone.Failure == MarketplaceFailure.NotFound)
        {
            return null;
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    public async Task<string> StartAsync(ShopAccess shop, string orderNumber, CancellationToken cancel)
    {
        using var answer = await client.StartChatAsync(shop, orderNumber, cancel);
        return (answer.Problem is null ? answer.Root.Find("result")?.Word("chat_id") : null)
            ?? throw new MarketplaceException(MarketplaceFailure.NoAnswer, answer.Problem ?? "no chat_id");
    }

    public async Task<FetchedFile> FetchAsync(ShopAccess shop, IncomingFile file, CancellationToken cancel)
    {
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || !client.MayFetch(shop, address, FileHosts))
        {
            throw new MarketplaceException(MarketplaceFailure.Refused, "the file is not on a host of Ozon's");
        }

        return new FetchedFile(TypeOf(address), await client.FileAsync(shop, address, cancel));
    }

    private static string? TypeOf(Uri address) => Path.GetExtension(address.AbsolutePath).ToLower(CultureInfo.InvariantCulture) switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        ".mp4" => "video/mp4",
        _ => null,
    };
}
