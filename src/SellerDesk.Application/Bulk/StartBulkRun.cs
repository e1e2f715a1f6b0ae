using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// Freezes a set of items and what is to be done to them. The work itself is <see cref="RunBulkJob"/>'s: it goes on whoever's connection drops, and
/// what arrives later is not touched.
/// </summary>
public sealed class StartBulkRun(ScopedDb database, InboxList list, RunBulkJob job, TimeProvider time)
{
    /// <summary>Items of one run.</summary>
    public const int Most = 10_000;

    /// <summary>When a snoozed item comes back, in the zone of whoever put it off.</summary>
    private static readonly TimeOnly Morning = new(9, 0);

    /// <exception cref="RuleException">Nothing is chosen, or a step lacks what it needs.</exception>
    public async Task<BulkRunId> ExecuteAsync(Actor actor, BulkWish wish, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var person = actor.PersonId ?? throw new RuleException("bulk.needsPerson");
        MacroStep.Check(wish.Steps);
        await using var db = await database.OpenAsync(cancel);
        var arguments = await ArgumentsAsync(db, wish, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var items = wish.Orders is { } orders ? await FrozenAsync(db, orders, cancel) : await FrozenAsync(db, wish.Items ?? await list.IdsAsync(wish.All, Most, cancel), cancel);
        var run = new BulkRun
        {
            Id = BulkRunId.New(),
            PersonId = person,
            Verb = wish.Verb,
            Steps = wish.Steps,
            Arguments = arguments,
            Query = wish.Items is null && wish.Orders is null ? InboxQuery.Write(wish.All.Filter) : null,
            Total = items.Count > 0 ? items.Count : throw new RuleException("bulk.nothing"),
            State = BulkRunState.Waiting,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(run);
        await db.SaveChangesAsync(cancel);
        await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), run.Id, items, cancel);
        await transaction.CommitAsync(cancel);
        job.Wake();
        return run.Id;
    }

    private async Task<Dictionary<string, string>> ArgumentsAsync(SellerDeskDb db, BulkWish wish, CancellationToken cancel)
    {
        var arguments = new Dictionary<string, string>();
        if (wish.Name is { } name)
        {
            arguments["name"] = name;
        }

        if (wish.Orders is not null)
        {
            arguments[BulkRun.OrdersArgument] = "yes";
        }

        if (wish.OfCases)
        {
            arguments[BulkRun.CasesArgument] = "yes";
        }

        foreach (var step in wish.Steps)
        {
            switch (step.Verb)
            {
                case BulkVerb.Snooze:
                    arguments["until"] = Until(wish.All, int.Parse(step.Value, CultureInfo.InvariantCulture)).ToString("O", CultureInfo.InvariantCulture);
                    break;
                case BulkVerb.Answer:
                    arguments["texts"] = await BulkTexts.FreezeAsync(db, step.Value, cancel);
                    break;
                case BulkVerb.Pack:
                    arguments[BulkPacking.Words] = BulkPacking.Freeze(wish);
                    break;
                case BulkVerb.MoveCase or BulkVerb.Explain or BulkVerb.CloseCase or BulkVerb.Accept or BulkVerb.Decline when !wish.OfCases:
                    throw new InvalidOperationException("Only cases are decided.");
                case BulkVerb.Tag:
                    await EnsureTagAsync(db, ItemTag.NameOf(step.Value), cancel);
                    break;
            }
        }

        return arguments;
    }

    private static DateTimeOffset Until(InboxAsk ask, int days) => ask.DayStart(days) + Morning.ToTimeSpan();

    private async Task EnsureTagAsync(SellerDeskDb db, string name, CancellationToken cancel)
    {
        if (!await db.ItemTags.AnyAsync(tag => tag.Name == name, cancel))
        {
            var now = time.GetUtcNow();
            await db.Database.ExecuteSqlAsync($"insert into item_tags (name, colour, created_at) values ({name}, 'grey', {now}) on conflict (name) do nothing", cancel);
        }
    }

    /// <summary>In the order that was asked for; what is not this person's is left out.</summary>
    private static async Task<List<(WorkItemId Id, ShopId Shop)>> FrozenAsync(SellerDeskDb db, IReadOnlyList<WorkItemId> ids, CancellationToken cancel)
    {
        var shops = await db.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.ShopId }).ToDictionaryAsync(i => i.Id, i => i.ShopId, cancel);
        return [.. ids.Distinct().Where(shops.ContainsKey).Take(Most).Select(id => (id, shops[id]))];
    }

    private static async Task<List<(WorkItemId Id, ShopId Shop)>> FrozenAsync(SellerDeskDb db, IReadOnlyList<OrderId> ids, CancellationToken cancel)
    {
        var shops = await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.ShopId }).ToDictionaryAsync(o => o.Id, o => o.ShopId, cancel);
        return [.. ids.Distinct().Where(shops.ContainsKey).Take(Most).Select(id => (WorkItemId.From(id.Value), shops[id]))];
    }

    private static async Task CopyAsync(NpgsqlConnection connection, BulkRunId run, List<(WorkItemId Id, ShopId Shop)> items, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy bulk_items (run_id, position, shop_id, work_item_id, state) from stdin (format binary)", cancel);
        foreach (var (position, (id, shop)) in items.Index())
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(run.Value, NpgsqlDbType.Uuid, cancel);
            await copy.WriteAsync(position, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(shop.Value, NpgsqlDbType.Uuid, cancel);
            await copy.WriteAsync(id.Value, NpgsqlDbType.Uuid, cancel);
            await copy.WriteAsync(nameof(BulkItemState.Waiting), NpgsqlDbType.Varchar, cancel);
        }

        await copy.CompleteAsync(cancel);
    }
}
