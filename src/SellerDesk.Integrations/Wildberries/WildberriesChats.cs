using System.Text.Json;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Writes into chats, which only buyers can begin. A message carries the chat's signature, which comes with the chat and is looked up where it did not.</summary>
internal sealed partial class WildberriesChats(WildberriesClient client, TimeProvider clock, ILogger<WildberriesChats> log) : IChatSender
{
    private const long MegaByte = 1024 * 1024;
    private const int MostPages = 20;

    /// <summary>Six files of the largest size are the 30 MB that one message may bring.</summary>
    public ChatForm Form { get; } = new(1000, 6, 5 * MegaByte, [".jpg", ".jpeg", ".png", ".pdf"], CanStart: false);

    public async Task<string?> SendAsync(ShopAccess shop, string chatNumber, IReadOnlyDictionary<string, string> facts, ChatCall message, CancellationToken cancel)
    {
        Check(message);
        var sign = facts.GetValueOrDefault(ChatReader.ReplySign) ?? await SignOfAsync(shop, chatNumber, cancel);
        using var answer = await client.SendChatMessageAsync(shop, sign, message.Text, [.. message.Files.Select(file => file with { ContentType = TypeOf(file.Name)! })], cancel);
        if (answer is { Problem: null } && answer.Root.List("errors").Select(error => error.AsText()).OfType<string>().ToList() is { Count: > 0 } errors)
        {
            if (message.Text.Length == 0)
            {
                throw new MarketplaceException(MarketplaceFailure.Refused, string.Join("; ", errors));
            }

            // The words went out, a file did not: sending all of it again would say the words twice.
            LogFilesRefused(shop.ShopId.Value, chatNumber, string.Join("; ", errors));
        }

        return null;
    }

    /// <summary>The one feed of events, from that moment on; other chats' events pass by.</summary>
    public async Task<IReadOnlyList<IncomingMessage>?> ReadAsync(ShopAccess shop, string chatNumber, DateTimeOffset since, CancellationToken cancel)
    {
        var found = new List<IncomingMessage>();
        var from = Math.Max(1, since.ToUnixTimeMilliseconds());
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await client.ChatEventsAsync(shop, from, CallUrgency.Answer, cancel);
            if ((Rows.Problem(answer, "result") ?? (answer.Root.Find("result") is null ? "$.result: null" : null)) is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            JsonElement[] events = [.. answer.Root.Find("result")!.Value.List("events")];
            var (chats, _) = Rows.Read(events.Where(happened => happened.Word("chatID") == chatNumber), "$.result.events", ChatReader.ReadEvent);
            found.AddRange(chats.SelectMany(chat => chat.Messages));
            var next = events.Max(ChatReader.Milliseconds) ?? 0;
            if (next <= from)
            {
                break;
            }

            from = next;
        }

        return found;
    }

    public Task<string> StartAsync(ShopAccess shop, string orderNumber, CancellationToken cancel) =>
        throw new MarketplaceException(MarketplaceFailure.Refused, "only a buyer can begin a chat on Wildberries");

    public async Task<FetchedFile> FetchAsync(ShopAccess shop, IncomingFile file, CancellationToken cancel)
    {
        if (Uri.TryCreate(file.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            throw new MarketplaceException(MarketplaceFailure.Refused, "the file has a web address of its own");
        }

        var content = await client.ChatFileAsync(shop, file.Address, cancel);
        return new FetchedFile(TypeOf(content), content);
    }

    private async Task<string> SignOfAsync(ShopAccess shop, string chatNumber, CancellationToken cancel)
    {
        using var list = await client.ChatsAsync(shop, CallUrgency.Answer, cancel);
        var sign = Rows.Problem(list, "result") is null ? list.Root.List("result").FirstOrDefault(chat => chat.Word("chatID") == chatNumber) is { ValueKind: System.Text.Json.JsonValueKind.Object } chat ? chat.Word(ChatReader.ReplySign) : null : null;
        return sign ?? throw new MarketplaceException(MarketplaceFailure.NotFound, $"no signature for chat {chatNumber}", clock.GetUtcNow().AddMinutes(10));
    }

    private void Check(ChatCall message)
    {
        var problem = message.Text.Length > Form.MaxLength ? $"the text is longer than {Form.MaxLength} characters"
            : message.Text.Length == 0 && message.Files.Count == 0 ? "there is nothing to send"
            : message.Files.Count > Form.MaxFiles ? $"more than {Form.MaxFiles} files"
            : message.Files.FirstOrDefault(file => file.Content.Length > Form.MaxFileBytes) is { } big ? $"{big.Name} is larger than 5 MB"
            : message.Files.FirstOrDefault(file => TypeOf(file.Name) is null) is { } other ? $"{other.Name} is neither JPEG, PNG nor PDF"
            : null;
        if (problem is not null)
        {
            throw new MarketplaceException(MarketplaceFailure.Refused, problem);
        }
    }

    private static string? TypeOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" => "image/jpeg",
        ".PNG" => "image/png",
        ".PDF" => "application/pdf",
        _ => null,
    };

    /// <summary>By the first bytes: what is kept of the answer is the bytes alone, and a wrong label must not decide how a browser shows it.</summary>
    private static string? TypeOf(byte[] content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "application/pdf",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Wildberries took the message into chat {Chat} of shop {Shop}, but not its files: {Words}")]
    private partial void LogFilesRefused(Guid shop, string chat, string words);
}
