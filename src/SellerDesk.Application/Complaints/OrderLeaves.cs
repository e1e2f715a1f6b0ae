using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>A line of an order for a form that opens a case.</summary>
/// <param name="Free">Pieces that no other case has.</param>
public sealed record LeftLine(int Number, NamedProduct? Product, int Bought, int Free, decimal UnitPrice, string Currency);

public sealed record LeftOrder(string Number, IReadOnlyList<LeftLine> Lines);

/// <summary>What an order leaves for a new case, by its number.</summary>
public sealed class OrderLeaves(ScopedDb database)
{
    /// <returns>Null when the desk has no such order, or it is of a shop that whoever asks does not see.</returns>
    public async Task<LeftOrder?> LoadAsync(ShopId shop, string number, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await BoughtLines.FindAsync(db, shop, number, cancel) is not { } order)
        {
            return null;
        }

        var bought = await BoughtLines.OfAsync(db, order, null, cancel);
        var products = await ProductNames.OfAsync(db, bought.Select(line => line.Product), cancel);
        return new LeftOrder(order.Ref.Number, [.. bought.Select(line => new LeftLine(line.LineNumber, products.Find(line.Product), line.Quantity, line.FreeQuantity, line.UnitPrice, line.Currency))]);
    }
}
