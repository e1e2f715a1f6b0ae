using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Orders.Packing;

/// <summary>A point of an order's sheet is done, or was not after all. Whoever is first stays written down; ticking twice changes nothing.</summary>
public sealed class TickPacking(PackingSheets sheets, ScopedDb database, TimeProvider time)
{
    /// <param name="rule">The words of a marketplace's rule as they were shown; points have their own.</param>
    public async Task ExecuteAsync(Actor actor, OrderId id, int line, string point, string? rule, bool done, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var sheet = await sheets.FindAsync(id, cancel) ?? throw new RuleException("order.unknown");
        actor.RequireShop(sheet.Shop);
        var points = line == PackingTick.WholeOrder ? sheet.Rules : sheet.Lines.FirstOrDefault(one => one.Number == line)?.Points;
        var meant = points?.FirstOrDefault(one => one.Point == point) ?? throw new RuleException("packing.point.gone");
        if (meant.Tick is not null == done)
        {
            return;
        }

        await using var db = await database.OpenAsync(cancel);
        if (!done)
        {
            await db.PackingTicks.Where(t => t.OrderId == id && t.ShopId == sheet.Shop && t.LineNumber == line && t.Point == point).ExecuteDeleteAsync(cancel);
            return;
        }

        var tick = PackingTick.Of(id, sheet.Shop, line, point, meant.Text.Length > 0 ? meant.Text : rule ?? point, actor.PersonId?.Value, time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            insert into packing_ticks (order_id, shop_id, line_number, point, text, person_id, at)
            values ({tick.OrderId.Value}, {tick.ShopId.Value}, {tick.LineNumber}, {tick.Point}, {tick.Text}, {tick.PersonId}, {tick.At.UtcDateTime}) on conflict do nothing
            """, cancel);
    }

    /// <summary>Everything of the sheet that is not done yet is done now.</summary>
    /// <param name="ruleOf">Words of a marketplace's rule.</param>
    public async Task AllAsync(Actor actor, OrderId id, Func<string, string> ruleOf, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var sheet = await sheets.FindAsync(id, cancel) ?? throw new RuleException("order.unknown");
        foreach (var (line, point) in sheet.Open)
        {
            await ExecuteAsync(actor, id, line, point.Point, ruleOf(point.Point), done: true, cancel);
        }
    }
}
