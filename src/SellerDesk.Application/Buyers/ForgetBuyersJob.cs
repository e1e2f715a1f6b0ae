using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Names and phones are for delivering an order: half a year after it was made they go, and the mask stays. Who was silent for three years is not recognised any more. Set-aside payloads that were read at last
/// go a month later. A few rows at a time, so that nobody waits for it.
/// </summary>
public sealed class ForgetBuyersJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan ContactsKept = TimeSpan.FromDays(180);
    public static readonly TimeSpan PayloadsKept = TimeSpan.FromDays(30);


    /// <summary>Whoever neither ordered nor wrote for so long is not recognised any more.</summary>
    public static readonly TimeSpan SilentKept = TimeSpan.FromDays(3 * 365);

    public static readonly TimeSpan LooksKept = TimeSpan.FromDays(3 * 365);

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
        var (silentSince, looksUntil) = (now - SilentKept, now - LooksKept);
        var silent = await InPartsAsync(() => ForgetSilentAsync(db, silentSince, cancel));
        var looks = await InPartsAsync(() => db.Database.ExecuteSqlAsync($"delete from buyer_looks where id in (select id from buyer_looks where at < {looksUntil} limit {AtOnce})", cancel));
        return contacts + payloads + silent + looks > 0;
    }

    /// <summary>Keys, masks and shown names go, figures stay; a consent of theirs is not asked of anybody any more.</summary>
    private static Task<int> ForgetSilentAsync(SellerDeskDb db, DateTimeOffset since, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        with silent as (select b.id from buyers b where b.last_at < {since} and exists (select 1 from buyer_keys k where k.buyer_id = b.id) limit {AtOnce}),
        keys as (delete from buyer_keys k using silent s where k.buyer_id = s.id),
        masks as (update orders o set buyer_mask = null, buyer_sealed = null, buyer_number = null from silent s join buyer_links l on l.buyer_id = s.id and l.kind = 'Order'
          where o.id = l.thing_id and o.shop_id = l.shop_id),
        names as (update chats c set buyer_name = null, buyer_number = null from silent s join buyer_links l on l.buyer_id = s.id and l.kind = 'Chat' where c.id = l.thing_id and c.shop_id = l.shop_id)
        insert into touched_buyers (buyer_id) select id from silent
        """, cancel);

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
