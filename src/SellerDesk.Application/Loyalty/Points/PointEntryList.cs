using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>The movements of a buyer's account, the latest first, in slices.</summary>
public sealed class PointEntryList(ScopedDb database)
{
    /// <summary>Null when there is no such buyer, or nothing of them is in a shop that whoever asks sees. An order of a shop that they do not see is left unnamed.</summary>
    public async Task<(IReadOnlyList<PointTransaction> Rows, ListPlace? Next)?> LoadAsync(BuyerId asked, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var id = await BuyerCard.LivingAsync(db, asked, cancel);
        if (!await db.BuyerFigures.AnyAsync(f => f.BuyerId == id, cancel))
        {
            return null;
        }

        var (rows, next) = await SliceAsync(db, await BuyerCard.SelvesAsync(db, id, cancel), after, limit, cancel);
        return (rows.ConvertAll(row => row.ShopId is { } shop && !db.Scope.Contains(shop) ? Unnamed(row) : row), next);
    }

    internal static async Task<(List<PointTransaction> Rows, ListPlace? Next)> SliceAsync(SellerDeskDb db, List<BuyerId> selves, ListPlace? after, int limit, CancellationToken cancel)
    {
        var moves = db.PointTransactions.AsNoTracking().Include(m => m.Entries).Where(m => selves.Contains(m.BuyerId));
        if (after is { At: { } at, Id: var last })
        {
            moves = moves.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.At, m.Id), ValueTuple.Create(at, last)));
        }

        var rows = await moves.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(limit + 1).AsSplitQuery().ToListAsync(cancel);
        return Slices.Cut(rows, limit, row => new ListPlace(row.At, row.Id));
    }

    internal static PointTransaction Unnamed(PointTransaction move) => new()
    {
        Id = move.Id,
        BuyerId = move.BuyerId,
        Kind = move.Kind,
        Key = move.Key,
        RuleVersion = move.RuleVersion,
        PersonId = move.PersonId,
        At = move.At,
        Entries = move.Entries,
    };
}
