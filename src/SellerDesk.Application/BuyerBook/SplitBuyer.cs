using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// Some of a record is somebody else's: chosen orders and chats go to a record of their own and stay there whatever a pull says; chosen keys go too, and with them whatever
/// came by them and comes later. Undone by <see cref="UndoBuyerMove"/>.
/// </summary>
public sealed class SplitBuyer(WholeDb database, TimeProvider time)
{
    /// <param name="things">Orders and chats by id; what names an order follows it.</param>
    /// <param name="keys">Ids of keys.</param>
    /// <exception cref="RuleException"><c>buyer.splitNothing</c>, <c>buyer.splitAll</c>, and those of <see cref="MergeBuyers"/>.</exception>
    public async Task<BuyerMoveId> ExecuteAsync(Actor actor, BuyerId from, IReadOnlyCollection<Guid> things, IReadOnlyCollection<long> keys, string? why, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var desk = await BuyerDesk.OpenAsync(database, cancel);
        await desk.LivingAsync(actor, from, cancel);
        var links = await desk.Db.BuyerLinks.AsNoTracking().Where(l => l.BuyerId == from).ToListAsync(cancel);
        var chosen = links.Where(link => link.Kind is BuyerThing.Order or BuyerThing.Chat && things.Contains(link.ThingId)).Select(link => link.ThingId).ToArray();
        var moving = await desk.Db.BuyerKeys.Where(k => k.BuyerId == from && keys.Contains(k.Id)).Select(k => k.Id).ToArrayAsync(cancel);
        if (chosen.Length + moving.Length == 0)
        {
            throw new RuleException("buyer.splitNothing");
        }

        var (now, into) = (time.GetUtcNow(), BuyerId.New());
        await desk.RunAsync("insert into buyers (id, created_at) values (@into, @now)", cancel, BuyerDesk.Id("into", into), new Npgsql.NpgsqlParameter("now", now.UtcDateTime));
        await desk.RunAsync("update buyer_keys set buyer_id = @into where id = any(@keys)", cancel, BuyerDesk.Id("into", into), new Npgsql.NpgsqlParameter("keys", moving));
        await desk.RunAsync("update buyer_links set buyer_id = @into, how = 'Person', quality = 'Certain' where buyer_id = @from and thing_id = any(@things)", cancel,
            BuyerDesk.Id("from", from), BuyerDesk.Id("into", into), new Npgsql.NpgsqlParameter("things", chosen));
        await desk.FollowKeysAsync(from, into, cancel);
        if (!await desk.Db.BuyerLinks.AnyAsync(l => l.BuyerId == from, cancel))
        {
            throw new RuleException("buyer.splitAll");
        }

        var gone = (await desk.Db.BuyerLinks.Where(l => l.BuyerId == into).Select(l => new { l.ThingId, l.Kind }).ToListAsync(cancel)).Select(l => (l.ThingId, l.Kind)).ToHashSet();
        var move = new BuyerMove
        {
            Id = BuyerMoveId.New(),
            Kind = BuyerMoveKind.Split,
            FromId = from,
            IntoId = into,
            At = now,
            PersonId = actor.PersonId?.Value,
            Why = MergeBuyers.Why(why),
            Keys = moving,
            Links = MovedLink.Write(links.Where(link => gone.Contains((link.ThingId, link.Kind)))),
        };
        desk.Db.Add(move);
        await desk.CommitAsync([from, into], cancel);
        return move.Id;
    }
}
