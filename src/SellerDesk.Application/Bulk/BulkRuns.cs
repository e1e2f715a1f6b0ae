using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>A run as it stands.</summary>
public sealed record BulkRunCard(
    BulkRunId Id, PersonId Person, BulkVerb Verb, IReadOnlyList<MacroStep> Steps, IReadOnlyDictionary<string, string> Arguments, string? Query, int Total, int Done, int Refused,
    BulkRunState State, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, BulkRunId? UndoOf)
{
    public bool IsActive => State is BulkRunState.Waiting or BulkRunState.Running;

    public int Seen => Done + Refused;

    public static BulkRunCard Of(BulkRun run) => new(
        run.Id, run.PersonId, run.Verb, run.Steps, run.Arguments, run.Query, run.Total, run.Done, run.Refused, run.State, run.CreatedAt, run.EndedAt, run.UndoOf);
}

/// <summary>One item of a run: what it is and what became of it.</summary>
/// <param name="Order">Its number, where the run is of orders.</param>
/// <param name="Case">Its number, where the run is of cases.</param>
public sealed record BulkRow(int Position, WorkItemId Item, ShopId Shop, WorkItemKind? Kind, short? Rating, string? Author, string? Preview, string? Product, BulkItemState State, BulkReason? Reason, string? Order = null, long? Case = null);

/// <summary>Runs, their progress and their rows; nobody sees items of shops that are not theirs.</summary>
public sealed class BulkRuns(ScopedDb database)
{
    private const int Kept = 20;

    public async Task<BulkRunCard?> LoadAsync(BulkRunId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is { } run ? BulkRunCard.Of(run) : null;
    }

    /// <summary>What this person has under way, and what ended after the moment.</summary>
    public async Task<IReadOnlyList<BulkRunCard>> OfAsync(PersonId person, DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var runs = await db.BulkRuns.AsNoTracking().Where(r => r.PersonId == person && (r.CreatedAt >= since || r.State == BulkRunState.Waiting || r.State == BulkRunState.Running))
            .OrderByDescending(r => r.CreatedAt).Take(Kept).ToListAsync(cancel);
        return runs.ConvertAll(BulkRunCard.Of);
    }

    /// <param name="state">Null: all.</param>
    /// <param name="after">The last position that is known; -1 for the first slice.</param>
    public async Task<IReadOnlyList<BulkRow>> RowsAsync(BulkRunId id, BulkItemState? state, int after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var items = db.BulkItems.AsNoTracking().Where(i => i.RunId == id && i.Position > after);
        if (state is { } wanted)
        {
            items = items.Where(i => i.State == wanted);
        }

        var rows = await items.OrderBy(i => i.Position).Take(take)
            .Select(i => new { Row = i, Item = db.WorkItems.Where(w => w.Id == i.WorkItemId && w.ShopId == i.ShopId).Select(w => new { w.Kind, w.Rating, w.Author, w.Preview, w.ProductName }).FirstOrDefault() })
            .ToListAsync(cancel);
        var cases = await CasesAsync(db, id, rows.ConvertAll(r => ComplaintId.From(r.Row.WorkItemId.Value)), cancel);
        var orders = await OrdersAsync(db, id, rows.ConvertAll(r => new OrderId(r.Row.WorkItemId.Value)), cancel);
        return rows.ConvertAll(r => new BulkRow(r.Row.Position, r.Row.WorkItemId, r.Row.ShopId, r.Item?.Kind, r.Item?.Rating, r.Item?.Author, r.Item?.Preview, r.Item?.ProductName, r.Row.State,
            r.Row.Reason is { } reason ? BulkReason.Read(reason) : null, orders.GetValueOrDefault(new OrderId(r.Row.WorkItemId.Value)),
            cases.TryGetValue(ComplaintId.From(r.Row.WorkItemId.Value), out var number) ? number : null));
    }

    private static async Task<Dictionary<ComplaintId, long>> CasesAsync(SellerDeskDb db, BulkRunId id, List<ComplaintId> ids, CancellationToken cancel) =>
        await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is { IsOfCases: true }
            ? await db.Complaints.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancel)
            : [];

    private static async Task<Dictionary<OrderId, string>> OrdersAsync(SellerDeskDb db, BulkRunId id, List<OrderId> ids, CancellationToken cancel) =>
        await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is { IsOfOrders: true }
            ? await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Ref.Number, cancel)
            : [];
}
