using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Audit;

/// <summary>The one place where every use case saves: what a hand changes gets its entries in the same transaction.</summary>
internal sealed class AuditSaves : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Add(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result) => result - Leave(eventData.Context);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(result - Leave(eventData.Context));

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    private static void Add(DbContext? context)
    {
        if (context is not null && Hand.Current is { } hand)
        {
            context.Set<AuditEntry>().AddRange(AuditedChanges.Of(context.ChangeTracker, hand));
        }
    }

    /// <summary>Whether it was saved or not, the next save of the same context must not write it again.</summary>
    private static int Leave(DbContext? context)
    {
        if (context is null || Hand.Current is null)
        {
            return 0;
        }

        var entries = context.ChangeTracker.Entries<AuditEntry>().ToList();
        entries.ForEach(entry => entry.State = EntityState.Detached);
        return entries.Count;
    }
}
