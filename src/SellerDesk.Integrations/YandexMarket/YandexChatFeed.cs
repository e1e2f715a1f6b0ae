using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Chats with buyers and disputes. The list knows no period: it is read until a page in order is older than what is known, and every few hours
/// to its end, because its order is not promised. Whose last message is new has its history read.
/// </summary>
internal sealed class YandexChatFeed : IFeed<IncomingChat>
{
    private const string Newest = "NEWEST";
    private const string All = "ALL";
    private const int MostPerPage = 20;
    private const int MostHistoryPages = 100;

    private static readonly WalkPlan Plan = new([All], null, TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.Zero)
    {
        FreshLanes = [Newest],
        // Whether a chat that ends by itself changes its time is not told: all that may still be going on are looked at once a day.
        LookBacks = [new LookBack("all", TimeSpan.FromHours(4), TimeSpan.FromDays(2)), new LookBack("open", TimeSpan.FromDays(1), TimeSpan.FromDays(60))],
    };

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Walk<IncomingChat> walk;

    public YandexChatFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        walk = new Walk<IncomingChat>(new WalkSource<IncomingChat>("chats", FetchAsync, (_, _, chat, path) => ChatReader.Read(chat, path), chat => chat.Number, ChangedAt)
        {
            Complete = CompleteAsync,
            WhenOf = (_, _) => null,
            IsWanted = (step, chat) => step.From is not { } from || ChangedAt(chat) is not { } at || at >= from,
            IsEnough = (step, page) => step.Lane == Newest && IsOlder(page.Select(ChangedAt).ToList(), step.From),
        });
    }

    public IAsyncEnumerable<FeedPage<IncomingChat>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => walk.ReadAsync(shop, cursor, Plan, clock.GetUtcNow(), cancel);

    public IncomingChat ReadAgain(ShopAccess shop, string raw) => walk.ReadAgain(shop, raw);

    private static DateTimeOffset? ChangedAt(JsonElement chat) => chat.Time("updatedAt") ?? chat.Time("createdAt");

    private static bool IsOlder(List<DateTimeOffset?> times, DateTimeOffset? from) =>
        times.Count > 0 && times.TrueForAll(time => time < from) && times.Zip(times.Skip(1)).All(pair => pair.First >= pair.Second);

    private async Task<JsonAnswer> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        return await client.ChatsAsync(shop, account.Business, new { }, client.Settings(shop).PageSize(MostPerPage), step.Token, cancel);
    }

    private async Task<Completed<IncomingChat>> CompleteAsync(ShopAccess shop, WalkStep step, IReadOnlyList<IncomingChat> chats, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var whole = new List<IncomingChat>(chats.Count);
        var unreadable = new List<UnreadablePayload>();
        foreach (var chat in chats)
        {
            whole.Add(chat with { Messages = await HistoryAsync(shop, account.Business, chat, unreadable, cancel) });
        }

        return new Completed<IncomingChat>(whole, unreadable);
    }

    private async Task<List<IncomingMessage>> HistoryAsync(ShopAccess shop, string business, IncomingChat chat, List<UnreadablePayload> unreadable, CancellationToken cancel)
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
