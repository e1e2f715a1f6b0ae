using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>The list's two total orders, (place in line, id) growing and (created, id) falling, and their row-value comparisons, which an index answers.</summary>
internal static class InboxOrder
{
    public static IQueryable<WorkItem> Sorted(IQueryable<WorkItem> items, bool byDeadline, bool back) => (byDeadline, back) switch
    {
        (true, false) => items.OrderBy(i => i.LineAt).ThenBy(i => i.Id),
        (true, true) => items.OrderByDescending(i => i.LineAt).ThenByDescending(i => i.Id),
        (false, false) => items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
        (false, true) => items.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id),
    };

    public static IQueryable<WorkItem> Beyond(IQueryable<WorkItem> items, InboxKey key, bool byDeadline, bool back) => (byDeadline, back) switch
    {
        (true, false) => items.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.LineAt, i.Id), ValueTuple.Create(key.At, key.Id))),
        (true, true) => items.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.LineAt, i.Id), ValueTuple.Create(key.At, key.Id))),
        (false, false) => items.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.CreatedAt, i.Id), ValueTuple.Create(key.At, key.Id))),
        (false, true) => items.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.CreatedAt, i.Id), ValueTuple.Create(key.At, key.Id))),
    };
}
