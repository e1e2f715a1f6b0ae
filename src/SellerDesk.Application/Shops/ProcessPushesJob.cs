using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// Makes the feeds due that the kept pushes concern. Content of a push is never taken over (docs/decisions/0019): done twice, or by two nodes at
/// once, it does no harm.
/// </summary>
public sealed class ProcessPushesJob(WholeDb database, Connectors connectors, BuyerDoor door, TimeProvider time) : IJob
{
    private const int AtOnce = 500;

    /// <summary>Problems: it could not be read; it is of a type that is not known, or of which the desk makes nothing.</summary>
    public const string Unreadable = "push.unreadable";
    public const string NothingFollows = "push.nothingFollows";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var processed = 0;
        int part;
        do
        {
            part = 0;
            await Contended.RunAsync(async () => part = await ProcessAsync(cancel));
            processed += part;
        }
        while (part == AtOnce);
        return processed > 0;
    }

    private async Task<int> ProcessAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var pushes = await db.IncomingPushes.Where(p => p.ProcessedAt == null).OrderBy(p => p.ReceivedAt).ThenBy(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        if (pushes.Count == 0)
        {
            return 0;
        }

        var ids = pushes.Select(p => p.ShopId).Distinct().ToList();
        var shops = await db.Shops.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var feeds = (await db.Feeds.Where(f => ids.Contains(f.ShopId)).ToListAsync(cancel)).ToLookup(feed => feed.ShopId);
        var now = time.GetUtcNow();
        foreach (var push in pushes)
        {
            Process(push, shops[push.ShopId], feeds[push.ShopId], now);
        }

        await db.SaveChangesAsync(cancel);
        return pushes.Count;
    }

    private void Process(IncomingPush push, Shop shop, IEnumerable<Feed> feeds, DateTimeOffset now)
    {
        var receipt = connectors.Find(shop.Marketplace)?.Pushes?.Receive(door.Opened(push.Raw), push.ReceivedAt);
        push.Process(ProblemOf(receipt), now);

        // A paused shop pulls everything when it goes on.
        foreach (var feed in feeds.Where(feed => shop.State == ShopState.Active && receipt is not null && receipt.Feeds.Contains(feed.Kind)))
        {
            feed.Nudge(now);
        }
    }

    private static string? ProblemOf(PushReceipt? receipt) => receipt is null or { Type: "?" } ? Unreadable : receipt.Feeds.Count == 0 ? NothingFollows : null;
}
