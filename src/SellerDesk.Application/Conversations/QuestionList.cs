using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Conversations;

/// <summary>Questions for programs, slice by slice.</summary>
public sealed class QuestionList(ScopedDb database)
{
    public async Task<QuestionSlice> LoadAsync(QuestionFilter filter, QuestionKey? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var items = await Sorted(Narrowed(db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkItemKind.Question), filter), filter, after)
            .Take(limit + 1).ToListAsync(cancel);
        QuestionKey? next = null;
        if (items.Count > limit)
        {
            items.RemoveAt(limit);
            next = new QuestionKey(filter.ByDeadline ? items[^1].LineAt : items[^1].CreatedAt, items[^1].Id.Value);
        }

        var ids = items.ConvertAll(i => QuestionId.From(i.Id.Value));
        var questions = await db.Questions.AsNoTracking().Where(q => ids.Contains(q.Id)).ToDictionaryAsync(q => q.Id.Value, cancel);
        return new QuestionSlice([.. items.Where(i => questions.ContainsKey(i.Id.Value)).Select(i => new QuestionRow(i, questions[i.Id.Value]))], next);
    }

    /// <returns>Null when there is none among those that whoever asks may see.</returns>
    public async Task<QuestionRow?> FindAsync(QuestionId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var work = WorkItemId.From(id.Value);
        return await db.Questions.AsNoTracking().FirstOrDefaultAsync(q => q.Id == id, cancel) is { } question && await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == work, cancel) is { } item
            ? new QuestionRow(item, question) : null;
    }

    private static IQueryable<WorkItem> Narrowed(IQueryable<WorkItem> items, QuestionFilter filter)
    {
        items = filter.Answered switch
        {
            true => items.Where(i => i.State == WorkItemState.Closed && (i.ReplyState == ReplyState.Published || i.ReplyState == ReplyState.InModeration)),
            false => items.Where(i => i.State == WorkItemState.Open),
            null => items,
        };
        return filter.Shop is { } shop ? items.Where(i => i.ShopId == shop) : items;
    }

    private static IQueryable<WorkItem> Sorted(IQueryable<WorkItem> items, QuestionFilter filter, QuestionKey? after)
    {
        if (after is { } key)
        {
            var id = WorkItemId.From(key.Id);
            items = filter.ByDeadline
                ? items.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.LineAt, i.Id), ValueTuple.Create(key.At, id)))
                : items.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.CreatedAt, i.Id), ValueTuple.Create(key.At, id)));
        }

        return filter.ByDeadline ? items.OrderBy(i => i.LineAt).ThenBy(i => i.Id) : items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id);
    }
}
