using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Two who share a phone or an address are two: nobody is asked again.</summary>
public sealed class KeepApart(WholeDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>buyer.pairUnknown</c>; role or shops are not enough.</exception>
    public async Task ExecuteAsync(Actor actor, long pair, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var desk = await BuyerDesk.OpenAsync(database, cancel);
        var found = await desk.Db.BuyerPairs.AsNoTracking().FirstOrDefaultAsync(p => p.Id == pair, cancel) ?? throw new RuleException("buyer.pairUnknown");
        await desk.LivingAsync(actor, found.OneId, cancel);
        await desk.LivingAsync(actor, found.OtherId, cancel);
        var (now, by) = (time.GetUtcNow(), actor.PersonId?.Value);
        await desk.Db.BuyerPairs.Where(p => p.Id == pair).ExecuteUpdateAsync(set => set.SetProperty(p => p.TwoSince, now).SetProperty(p => p.DecidedBy, by), cancel);
        await desk.CommitAsync([], cancel);
    }
}
