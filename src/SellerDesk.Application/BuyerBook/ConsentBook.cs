using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Who may be spoken to: asked before anything is sent that is not about an order under way. Nothing said is no.</summary>
public sealed class ConsentBook(WholeDb database)
{
    public async Task<bool> MayAsync(BuyerId buyer, ConsentChannel channel, ConsentPurpose purpose, CancellationToken cancel) => (await AllowedAsync([buyer], channel, purpose, cancel)).Contains(buyer);

    /// <summary>Those of them who may: the newest line of theirs, or of a record that ended in theirs, says so. Erased ones never.</summary>
    public async Task<IReadOnlySet<BuyerId>> AllowedAsync(IReadOnlyCollection<BuyerId> buyers, ConsentChannel channel, ConsentPurpose purpose, CancellationToken cancel)
    {
        await using var db = database.Open();
        var (ids, by, why) = (buyers.Select(id => id.Value).ToArray(), channel.ToString(), purpose.ToString());
        var allowed = await db.Database.SqlQuery<Guid>($"""
            with recursive selves as (
              select b.id as head, b.id from buyers b where b.id = any({ids}) and b.merged_into is null and b.erased_at is null
              union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
            )
            select said.head as "Value" from (
              select distinct on (s.head) s.head, c.given from selves s join buyer_consents c on c.buyer_id = s.id and c.channel = {by} and c.purpose = {why} order by s.head, c.at desc, c.id desc
            ) as said where said.given
            """).ToListAsync(cancel);
        return allowed.Select(id => new BuyerId(id)).ToHashSet();
    }

    /// <summary>The newest word of each of them for every channel and purpose that they, or a record that ended in theirs, ever spoke of. What is not here was never asked.</summary>
    public async Task<IReadOnlyDictionary<(BuyerId Buyer, ConsentChannel Channel, ConsentPurpose Purpose), bool>> SaidAsync(IReadOnlyCollection<BuyerId> buyers, CancellationToken cancel)
    {
        await using var db = database.Open();
        var ids = buyers.Select(id => id.Value).ToArray();
        var said = await db.Database.SqlQuery<SaidRow>($"""
            with recursive selves as (
              select b.id as head, b.id from buyers b where b.id = any({ids}) and b.merged_into is null and b.erased_at is null
              union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
            )
            select distinct on (s.head, c.channel, c.purpose) s.head as buyer, c.channel, c.purpose, c.given from selves s join buyer_consents c on c.buyer_id = s.id
            order by s.head, c.channel, c.purpose, c.at desc, c.id desc
            """).ToListAsync(cancel);
        return said.ToDictionary(row => (new BuyerId(row.Buyer), Enum.Parse<ConsentChannel>(row.Channel), Enum.Parse<ConsentPurpose>(row.Purpose)), row => row.Given);
    }

    private sealed record SaidRow(Guid Buyer, string Channel, string Purpose, bool Given);
}
