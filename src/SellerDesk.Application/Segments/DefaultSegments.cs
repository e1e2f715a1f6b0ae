using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Segments;

namespace SellerDesk.Application.Segments;

/// <summary>The segments that everybody finds at the first start. Once there are any, whatever people made of them stays.</summary>
public sealed class DefaultSegments(WholeDb database, TimeProvider time)
{
    public async Task EnsureAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended('segments', 0))", cancel);
        if (!await db.Segments.AnyAsync(cancel))
        {
            var now = time.GetUtcNow();
            db.AddRange(ReadyMade.All.Select(one => Segment.Ready(one.Code, one.Rule, now)));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
