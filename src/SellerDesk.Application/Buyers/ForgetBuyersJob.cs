using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Names and phones are for delivering an order: half a year after it was made they go, and the mask stays. Set-aside payloads that were read at last
/// go a month later. A few rows at a time, so that nobody waits for it.
/// </summary>
public sealed class ForgetBuyersJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan ContactsKept = TimeSpan.FromDays(180);
    public static readonly TimeSpan PayloadsKept = TimeSpan.FromDays(30);

    private const int AtOnce = 2_000;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var (contactsUntil, payloadsUntil) = (now - ContactsKept, now - PayloadsKept);

        // The digest stays too: the same name at the next pull is then nothing new.
        var contacts = await InPartsAsync(() => db.Database.ExecuteSqlAsync($"""
            update orders set buyer_sealed = null where (id, shop_id) in
            (select id, shop_id from orders where buyer_sealed is not null and coalesce(ordered_at, received_at) < {contactsUntil} limit {AtOnce})
            """, cancel));
        var payloads = await InPartsAsync(() => db.Database.ExecuteSqlAsync($"""
            delete from set_aside_payloads where (id, shop_id) in (select id, shop_id from set_aside_payloads where resolved_at < {payloadsUntil} limit {AtOnce})
            """, cancel));
        return contacts + payloads > 0;
    }

    private static async Task<int> InPartsAsync(Func<Task<int>> part)
    {
        var all = 0;
        int some;
        do
        {
            some = await part();
            all += some;
        }
        while (some == AtOnce);
        return all;
    }
}
