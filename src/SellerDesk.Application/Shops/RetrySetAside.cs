using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <param name="Read">How many could be read now and are in the desk.</param>
/// <param name="Unreadable">How many still cannot be read; they stay where they are.</param>
/// <param name="Reason">What is wrong with the last of those.</param>
public sealed record RetryReport(int Read, int Unreadable, string? Reason);

/// <summary>
/// Reads set-aside payloads once more, as this version understands them, and writes them the way a pull does: each in one transaction with
/// the mark that it is read, so that it happens once.
/// </summary>
public sealed class RetrySetAside(WholeDb database, NpgsqlDataSource source, ShopAccessReader access, BuyerDoor door)
{
    private const int AtOnce = 100;

    /// <summary>One payload.</summary>
    /// <exception cref="RuleException"><c>setAside.unknown</c>, <c>setAside.alreadyRead</c>.</exception>
    public async Task<RetryReport> ExecuteAsync(Actor actor, ShopId shopId, SetAsidePayloadId id, DateTimeOffset now, CancellationToken cancel)
    {
        var shop = await ShopAsync(actor, shopId, cancel);
        await using var db = database.Open();
        var payload = await db.SetAsidePayloads.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ShopId == shopId, cancel) ?? throw new RuleException("setAside.unknown");
        payload.Resolve(now);
        var reason = await RetryAsync(shop, payload, now, cancel);
        return new RetryReport(reason is null ? 1 : 0, reason is null ? 0 : 1, reason);
    }

    /// <summary>Every payload of a shop that waits, oldest first.</summary>
    /// <param name="kind">Null for those of all feeds.</param>
    public async Task<RetryReport> ExecuteAsync(Actor actor, ShopId shopId, FeedKind? kind, DateTimeOffset now, CancellationToken cancel)
    {
        var shop = await ShopAsync(actor, shopId, cancel);
        var report = new RetryReport(0, 0, null);
        var after = Guid.Empty;
        while (await NextAsync(shopId, kind, after, cancel) is { Count: > 0 } slice)
        {
            foreach (var payload in slice)
            {
                var reason = await RetryAsync(shop, payload, now, cancel);
                report = reason is null ? report with { Read = report.Read + 1 } : report with { Unreadable = report.Unreadable + 1, Reason = reason };
            }

            after = slice[^1].Id.Value;
        }

        return report;
    }

    private async Task<Shop> ShopAsync(Actor actor, ShopId shopId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        return await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
    }

    private async Task<List<SetAsidePayload>> NextAsync(ShopId shopId, FeedKind? kind, Guid after, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.SetAsidePayloads
            .FromSql($"select * from set_aside_payloads where shop_id = {shopId.Value} and resolved_at is null and id > {after}")
            .AsNoTracking().Where(p => kind == null || p.Kind == kind)
            .OrderBy(p => p.Id).Take(AtOnce).ToListAsync(cancel);
    }

    private Connector? Find(Shop shop) => shop.Marketplace == Marketplace.Other ? null : access.Connector(shop);

    /// <returns>Null when it is read now; otherwise why not.</returns>
    private async Task<string?> RetryAsync(Shop shop, SetAsidePayload payload, DateTimeOffset now, CancellationToken cancel)
    {
        IntakeItem item;
        try
        {
            item = Intakes.Of(payload.Kind).ReadAgain(Find(shop), () => access.Read(shop), door.Opened(payload.Raw), door);
        }
        catch (MarketplaceException unreadable)
        {
            return unreadable.Detail ?? payload.Reason;
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var batch = new WriteBatch(connection, transaction, shop.Id, now);
        if (!await item.CameLater(batch, payload.ReceivedAt, cancel) && await item.Write(batch, cancel) is { } refused)
        {
            return refused;
        }

        // Nothing is marked when somebody else read it meanwhile: the item is written at most once more, which changes nothing.
        await SetAsideReader.MarkReadAsync(batch, payload.Id, cancel);
        await AuditBook.NoteAsync(connection, AuditDeed.Changed, "set_aside_payloads", payload.Id.Value.ToString(), shop.Id, null, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
