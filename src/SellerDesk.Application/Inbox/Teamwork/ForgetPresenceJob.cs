using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Takes away windows that gave no sign of life, and tells those that still show them.</summary>
public sealed class ForgetPresenceJob(WholeDb database, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var (gone, channel) = (time.GetUtcNow() - Presence.Gone, DeskChanges.PresenceChannel);
        return await db.Database.ExecuteSqlAsync($"""
            with gone as (delete from item_presence where seen_at <= {gone} returning shop_id, work_item_id)
            select pg_notify({channel}, shop_id || '|' || work_item_id) from (select distinct shop_id, work_item_id from gone) told
            """, cancel) > 0;
    }
}
