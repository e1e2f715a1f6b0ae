using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies.Asking;

/// <summary>
/// Asks buyers of delivered orders for a review, in the marketplace's chat. Every order is looked at once; a part is held out by its id alone, so that the
/// effect can be told; nobody is chosen by how content they may be, and nothing is promised to anybody.
/// </summary>
public sealed class AskForReviewsJob(WholeDb database, Connectors connectors, StartChat start, DeskSender sender, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    /// <summary>An order that was delivered longer ago than the delay and this is not asked about any more.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(3);

    /// <summary>A message may be stopped for a minute.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await FollowAsync(db, cancel);
        if (await AutomationSwitch.IsStoppedAsync(db, cancel))
        {
            return false;
        }

        var did = false;
        foreach (var rule in await db.AskRules.AsNoTracking().Where(r => r.IsOn).OrderBy(r => r.CreatedAt).ToListAsync(cancel))
        {
            foreach (var shop in await ShopsAsync(db, rule, cancel))
            {
                did |= await PlanAsync(db, rule, shop, cancel) > 0;
                did |= await SendAsync(db, rule, shop, cancel);
            }
        }

        return did;
    }

    /// <summary>Shops of the rule in whose chats the seller may write first.</summary>
    private async Task<IReadOnlyList<Shop>> ShopsAsync(SellerDeskDb db, AskRule rule, CancellationToken cancel)
    {
        var shut = await db.ShopAbilities.Where(a => a.Ability == Ability.ChatMessages && (a.State == AbilityState.NotOffered || a.State == AbilityState.NeedsScope || a.State == AbilityState.NeedsSubscription))
            .Select(a => a.ShopId).ToListAsync(cancel);
        var shops = await db.Shops.AsNoTracking().Where(s => s.State == ShopState.Active && s.ProtectedKey != null).ToListAsync(cancel);
        return shops.FindAll(s => !shut.Contains(s.Id) && (rule.Shops.Length == 0 || rule.Shops.Contains(s.Id.Value))
            && connectors.Find(s.Marketplace)?.ChatMessages is { Form.CanStart: true });
    }

    private async Task<int> PlanAsync(SellerDeskDb db, AskRule rule, Shop shop, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now.AddDays(-rule.DelayDays);
        var since = until - Late;
        var orders = await db.Orders.AsNoTracking()
            .Where(o => o.ShopId == shop.Id && o.Stage == Domain.Orders.OrderStage.Delivered && o.DeliveredAt > since && o.DeliveredAt <= until
                && !db.ReviewAsks.Any(a => a.OrderId == o.Id && a.ShopId == o.ShopId))
            .OrderBy(o => o.DeliveredAt).Take(AtOnce)
            .Select(o => new { o.Id, o.Ref, o.BuyerNumber })
            .ToListAsync(cancel);
        var numbers = orders.ConvertAll(order => order.Ref.Number);
        var reviewed = await db.Reviews.Where(r => r.ShopId == shop.Id && r.OrderNumber != null && numbers.Contains(r.OrderNumber)).Select(r => r.OrderNumber!).ToHashSetAsync(cancel);
        var asked = await AskedAsync(db, shop.Id, [.. orders.Select(order => order.BuyerNumber).OfType<string>().Distinct()], now.AddDays(-rule.QuietDays), cancel);
        foreach (var order in orders)
        {
            var (state, reason) = reviewed.Contains(order.Ref.Number) ? (ReviewAskState.Skipped, "reviewed")
                : order.BuyerNumber is { } buyer && asked.Contains(buyer) ? (ReviewAskState.Skipped, "quiet")
                : AskRule.IsHeldOut(order.Id, rule.HeldOut) ? (ReviewAskState.HeldOut, (string?)null)
                : (ReviewAskState.Planned, null);
            db.Add(new ReviewAsk { OrderId = order.Id, ShopId = shop.Id, RuleId = rule.Id, State = state, Reason = reason, PlannedAt = now });
            if (state == ReviewAskState.Planned && order.BuyerNumber is { } planned)
            {
                asked.Add(planned);
            }
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return orders.Count;
    }

    /// <summary>Which of these buyers were asked, or are about to be, since a moment.</summary>
    private static Task<HashSet<string>> AskedAsync(SellerDeskDb db, ShopId shop, List<string> buyers, DateTimeOffset since, CancellationToken cancel) => db.ReviewAsks
        .Where(a => a.ShopId == shop && a.PlannedAt > since && (a.State == ReviewAskState.Sent || a.State == ReviewAskState.Planned))
        .Join(db.Orders.Where(o => o.ShopId == shop && buyers.Contains(o.BuyerNumber!)), a => new { a.OrderId, a.ShopId }, o => new { OrderId = o.Id, o.ShopId }, (a, o) => o.BuyerNumber!)
        .ToHashSetAsync(cancel);

    private async Task<bool> SendAsync(SellerDeskDb db, AskRule rule, Shop shop, CancellationToken cancel)
    {
        var dayAgo = time.GetUtcNow().AddDays(-1);
        var left = rule.PerDay - await db.ReviewAsks.CountAsync(a => a.ShopId == shop.Id && a.RuleId == rule.Id && a.State == ReviewAskState.Sent && a.SentAt > dayAgo, cancel);
        var planned = left <= 0 ? [] : await db.ReviewAsks.Where(a => a.ShopId == shop.Id && a.RuleId == rule.Id && a.State == ReviewAskState.Planned)
            .OrderBy(a => a.PlannedAt).Take(Math.Min(left, AtOnce)).ToListAsync(cancel);
        foreach (var ask in planned)
        {
            await TrySendAsync(db, rule, shop, ask, cancel);
        }

        db.ChangeTracker.Clear();
        return planned.Count > 0;
    }

    private async Task TrySendAsync(SellerDeskDb db, AskRule rule, Shop shop, ReviewAsk ask, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().Where(o => o.Id == ask.OrderId && o.ShopId == ask.ShopId)
            .Select(o => new
            {
                o.Ref,
                Product = o.Lines.OrderBy(l => l.LineNumber).Select(l => db.Products.Where(p => p.Id == l.ProductId && p.ShopId == l.ShopId).Select(p => p.Name).FirstOrDefault()).FirstOrDefault(),
            }).FirstAsync(cancel);
        try
        {
            var item = await start.ExecuteAsync(Actor.Desk, shop.Id, order.Ref.Number, cancel);
            var text = ReplyText.Fill(rule.Text, new ReplyFacts(null, order.Product, shop.Name, order.Ref.Number));
            await sender.SendAsync(item, text, new ReplySource(ReplyOrigin.Ask, rule.Id.Value, Hold: Hold), cancel);
            ask.State = ReviewAskState.Sent;
            ask.SentAt = time.GetUtcNow();
        }
        catch (RuleException refused)
        {
            (ask.State, ask.Reason) = (ReviewAskState.Failed, refused.Code);
        }
        catch (MarketplaceException failed) when (failed.Failure is MarketplaceFailure.Refused or MarketplaceFailure.NotFound or MarketplaceFailure.NoScope)
        {
            (ask.State, ask.Reason) = (ReviewAskState.Failed, "marketplace." + failed.Failure);
        }
        catch (MarketplaceException)
        {
            // It stays planned: the next round tries again.
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Reviews that came of orders that were looked at, asked or not.</summary>
    private async Task FollowAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var since = time.GetUtcNow().AddDays(-60);
        await db.Database.ExecuteSqlAsync($"""
            update review_asks a set reviewed_at = r.created_at, rating = r.rating
            from orders o join reviews r on r.shop_id = o.shop_id and r.order_number = o.number
            where o.id = a.order_id and o.shop_id = a.shop_id and a.reviewed_at is null and a.planned_at > {since} and a.state in ('Sent', 'HeldOut')
            """, cancel);
    }
}
