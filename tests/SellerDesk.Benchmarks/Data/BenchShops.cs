using System.Globalization;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Data;

/// <summary>The shops whose reviews are made up.</summary>
internal static class BenchShops
{
    public static async Task<IReadOnlyList<ShopId>> AddAsync(string database)
    {
        var now = DateTimeOffset.UtcNow;
        var shops = Enumerable.Range(0, ReviewMaker.Shops)
            .Select(number => Shop.Open(string.Create(CultureInfo.InvariantCulture, $"Магазин {number + 1}"), Marketplace.Wildberries, Shop.DefaultTimeZone, "RUB", now)).ToList();
        await using var source = DeskData.Source(database + ";Pooling=false");
        await using var db = new WholeDb(DeskData.Options(source)).Open();
        db.AddRange(shops);
        await db.SaveChangesAsync();
        return shops.ConvertAll(shop => shop.Id);
    }
}
