using System.Globalization;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// Erases a person: whatever names them goes from every table and is not brought back by a pull; sums, stars and dates stay. All in one transaction, looked at again before it
/// is kept, and proved by a row. Cannot be undone.
/// </summary>
public sealed class EraseBuyer(WholeDb database, TimeProvider time)
{
    /// <param name="request">How the request came; no name.</param>
    /// <exception cref="RuleException"><c>erasure.request</c>; <c>erasure.waiting</c> while a reply to them is on its way; those of <see cref="MergeBuyers"/>.</exception>
    public async Task<Guid> ExecuteAsync(Actor actor, BuyerId buyer, string request, DateTimeOffset requestedAt, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var now = time.GetUtcNow();
        if (request.Trim().Length is 0 or > BuyerErasure.RequestMaxLength || requestedAt > now)
        {
            throw new RuleException("erasure.request", BuyerErasure.RequestMaxLength);
        }

        await using var desk = await BuyerDesk.OpenAsync(database, cancel);
        await desk.LivingAsync(actor, buyer, cancel);
        if (await desk.ReadAsync(EraseSql.Waiting, buyer, now, cancel) is > 0 and var waiting)
        {
            throw new RuleException("erasure.waiting", waiting);
        }

        var emptied = new Dictionary<string, string>();
        foreach (var (what, sql) in EraseSql.Steps)
        {
            emptied[what] = (await desk.ChangeAsync(sql, buyer, now, cancel)).ToString(CultureInfo.InvariantCulture);
        }

        if (await desk.ReadAsync(EraseSql.Left, buyer, now, cancel) is > 0 and var left)
        {
            throw new InvalidOperationException($"{left} rows still hold what was to be erased.");
        }

        var proof = new BuyerErasure
        {
            Id = Guid.CreateVersion7(now),
            BuyerId = buyer,
            Request = request.Trim(),
            RequestedAt = requestedAt,
            DoneAt = now,
            PersonId = actor.PersonId?.Value,
            Emptied = emptied,
            Left = 0,
        };
        desk.Db.Add(proof);
        await desk.CommitAsync([buyer], cancel);
        return proof.Id;
    }
}
