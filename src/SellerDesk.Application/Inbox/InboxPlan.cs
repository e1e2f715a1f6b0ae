using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// A prepared query is planned once for all values, yet a rare word wants the text index and a common one the list's order, and the last day wants
/// another way than the last month: those are planned each time with the values at hand. Everything else keeps its prepared plan.
/// </summary>
internal readonly struct InboxPlan : IAsyncDisposable
{
    private readonly IDbContextTransaction? transaction;

    private InboxPlan(IDbContextTransaction? transaction) => this.transaction = transaction;

    public static ValueTask<InboxPlan> ForAsync(SellerDeskDb db, InboxFilter filter, CancellationToken cancel) =>
        (filter with { Due = null }).BeyondCounters ? WithValuesAsync(db, cancel) : default;

    public static async ValueTask<InboxPlan> WithValuesAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("set local plan_cache_mode = force_custom_plan", cancel);
        return new InboxPlan(transaction);
    }

    public ValueTask DisposeAsync() => transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}
