using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Two records are one person: keys and things of one go to the other, who goes on; later pulls follow the keys. Undone by <see cref="UndoBuyerMove"/>.</summary>
public sealed class MergeBuyers(WholeDb database, TimeProvider time)
{
    /// <param name="from">Ends in <paramref name="into"/>.</param>
    /// <exception cref="RuleException"><c>buyer.itself</c>, <c>buyer.unknown</c>, <c>buyer.merged</c>, <c>buyer.erased</c>; role or shops are not enough.</exception>
    public async Task<BuyerMoveId> ExecuteAsync(Actor actor, BuyerId from, BuyerId into, string? why, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        if (from == into)
        {
            throw new RuleException("buyer.itself");
        }

        await using var desk = await BuyerDesk.OpenAsync(database, cancel);
        await desk.LivingAsync(actor, from, cancel);
        await desk.LivingAsync(actor, into, cancel);
        var now = time.GetUtcNow();
        var move = new BuyerMove
        {
            Id = BuyerMoveId.New(),
            Kind = BuyerMoveKind.Merge,
            FromId = from,
            IntoId = into,
            At = now,
            PersonId = actor.PersonId?.Value,
            Why = Why(why),
            Keys = await desk.Db.BuyerKeys.Where(k => k.BuyerId == from).Select(k => k.Id).ToArrayAsync(cancel),
            Links = MovedLink.Write(await desk.Db.BuyerLinks.AsNoTracking().Where(l => l.BuyerId == from).ToListAsync(cancel)),
        };
        desk.Db.Add(move);
        await desk.RunAsync("update buyer_keys set buyer_id = @into where buyer_id = @from", cancel, BuyerDesk.Id("from", from), BuyerDesk.Id("into", into));
        await desk.RunAsync("update buyer_links set buyer_id = @into where buyer_id = @from", cancel, BuyerDesk.Id("from", from), BuyerDesk.Id("into", into));
        await desk.RunAsync("update buyers set merged_into = @into where id = @from", cancel, BuyerDesk.Id("from", from), BuyerDesk.Id("into", into));
        await desk.CommitAsync([from, into], cancel);
        return move.Id;
    }

    internal static string? Why(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim() is var said && said.Length > BuyerMove.WhyMaxLength ? said[..BuyerMove.WhyMaxLength] : said;
}
