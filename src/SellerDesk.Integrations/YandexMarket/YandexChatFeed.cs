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

    private static readonly WalkPlan Plan = new([All], null, TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.Zero)
    {
        FreshLanes = [Newest],
        // Whether a chat that ends by itself changes its time is not told: all that may still be going on are looked at once a day.
        LookBacks = [new LookBack("all", TimeSpan.FromHours(4), TimeSpan.FromDays(2)), new LookBack("open", TimeSpan.FromDays(1), TimeSpan.FromDays(60))],
    };

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly ChatHistory history;
    private readonly Walk<IncomingChat> walk;

    public YandexChatFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        history = new ChatHistory(client);
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
            whole.Add(chat with { Messages = await history.ReadAsync(shop, account.Business, chat, unreadable, cancel) });
        }

        return new Completed<IncomingChat>(whole, unreadable);
    }
}
