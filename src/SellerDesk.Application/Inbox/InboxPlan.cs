using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// A prepared search is planned once for all words, yet a rare word wants the text index and a common one the list's order: so searches are
/// planned each time with the words at hand. Everything else keeps its prepared plan.
/// </summary>
internal readonly struct InboxPlan : IAsyncDisposable
{
    private readonly IDbContextTransaction? transaction;

    private InboxPlan(IDbContextTransaction? transaction) => this.transaction = transaction;

    public static async ValueTask<InboxPlan> ForAsync(SellerDeskDb db, InboxFilter filter, CancellationToken cancel)
    {
        if (filter.Search is null)
        {
            return default;
        }

        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("set local plan_cache_mode = force_custom_plan", cancel);
        return new InboxPlan(transaction);
    }

    public ValueTask DisposeAsync() => transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}
