using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>Which returns a program wants, newest first.</summary>
public sealed record ReturnFilter(ShopId? Shop, ReturnKind? Kind, ReturnStage? Stage, string? OrderNumber);

public sealed record ReturnRow(Return Return, NamedProduct? Product);

/// <summary>Returns, claims, cancellation requests and disputes for programs, slice by slice.</summary>
public sealed class ReturnList(ScopedDb database)
{
    public async Task<ListSlice<ReturnRow>> LoadAsync(ReturnFilter filter, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var newest = new NewestRows("returns", "opened_at", after, limit + 1)
            .Where("kind", filter.Kind?.ToString()).Where("stage", filter.Stage?.ToString()).Where("order_number", filter.OrderNumber);
        var returns = await newest.Of<Return>(db, filter.Shop).AsNoTracking().OrderByDescending(r => r.OpenedAt).ThenByDescending(r => r.Id).ToListAsync(cancel);
        var (rows, next) = Slices.Cut(returns, limit, back => new ListPlace(back.OpenedAt, back.Id.Value));
        var products = await ProductNames.OfAsync(db, rows.Select(r => r.ProductId), cancel);
        return new ListSlice<ReturnRow>(rows.ConvertAll(back => new ReturnRow(back, products.Find(back.ProductId))), next);
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<ReturnRow?> FindAsync(ReturnId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var back = await db.Returns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
        return back is null ? null : new ReturnRow(back, (await ProductNames.OfAsync(db, [back.ProductId], cancel)).Find(back.ProductId));
    }
}
