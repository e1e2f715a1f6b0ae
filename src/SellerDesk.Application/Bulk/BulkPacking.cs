using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Bulk;

/// <summary>Ticks off whole packing sheets for a run, and takes back exactly what the run ticked.</summary>
internal static class BulkPacking
{
    /// <summary>Argument of a run: words of the marketplaces' rules as its page showed them.</summary>
    public const string Words = "words";

    /// <exception cref="InvalidOperationException">Asked of items of the inbox, which have no sheets.</exception>
    public static string Freeze(BulkWish wish) => wish.Orders is not null ? JsonSerializer.Serialize(wish.Words) : throw new InvalidOperationException("Only orders are packed.");

    public static async Task DoAsync(SellerDeskDb db, BulkRun run, IReadOnlyList<BulkItem> rows, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var sheets = (await PackingSheets.OfAsync(db, [.. rows.Select(row => new OrderId(row.WorkItemId.Value))], cancel)).ToDictionary(sheet => sheet.Id);
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(run.Arguments[Words])!;
        foreach (var row in rows)
        {
            await BulkSlice.TryAsync(row, async () =>
            {
                var sheet = sheets.GetValueOrDefault(new OrderId(row.WorkItemId.Value)) ?? throw new RuleException("order.unknown");
                actor.RequireShop(sheet.Shop);
                row.Before = JsonSerializer.Serialize(run.UndoOf is null ? await TickAsync(db, sheet, words, actor, now, cancel) : await UntickAsync(db, row, run, cancel));
                row.State = BulkItemState.Done;
            });
        }
    }

    /// <returns>What was not ticked before.</returns>
    private static async Task<List<Packed>> TickAsync(SellerDeskDb db, PackingSheet sheet, Dictionary<string, string> words, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (!sheet.Stage.IsToShip())
        {
            throw new RuleException("packing.notHere");
        }

        var ticks = sheet.Open.Select(one => PackingTick.Of(sheet.Id, sheet.Shop, one.Line, one.Point.Point, one.Point.Text.Length > 0 ? one.Point.Text : words.GetValueOrDefault(one.Point.Point, one.Point.Point), actor.PersonId?.Value, now)).ToList();
        return await db.Database.SqlQuery<Packed>($"""
            insert into packing_ticks (order_id, shop_id, line_number, point, text, person_id, at)
            select {sheet.Id.Value}, {sheet.Shop.Value}, t.line, t.point, t.words, {actor.PersonId?.Value}, {now.UtcDateTime}
            from unnest({ticks.ConvertAll(tick => tick.LineNumber)}, {ticks.ConvertAll(tick => tick.Point)}, {ticks.ConvertAll(tick => tick.Text)}) as t(line, point, words)
            on conflict do nothing returning line_number as "Line", point as "Point"
            """).ToListAsync(cancel);
    }

    private static async Task<List<Packed>> UntickAsync(SellerDeskDb db, BulkItem row, BulkRun run, CancellationToken cancel)
    {
        var packed = JsonSerializer.Deserialize<List<Packed>>(row.Before!)!;
        await db.Database.ExecuteSqlAsync($"""
            delete from packing_ticks p using unnest({packed.ConvertAll(one => one.Line)}, {packed.ConvertAll(one => one.Point)}) as t(line, point)
            where p.order_id = {row.WorkItemId.Value} and p.shop_id = {row.ShopId.Value} and p.line_number = t.line and p.point = t.point and p.person_id = {run.PersonId.Value}
            """, cancel);
        return packed;
    }

    private sealed record Packed(int Line, string Point);
}
