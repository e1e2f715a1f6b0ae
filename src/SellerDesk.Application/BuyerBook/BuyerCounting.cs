using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>So many buyers of a shop (null: of the desk) with one value of one part.</summary>
internal sealed record BuyerCell(ShopId? Shop, BuyerPart Part, string Value, int Count);

/// <summary>The counters of buyers and how far linking has got, read at most once in some seconds for the whole process. One of these is shared by all pages.</summary>
public sealed class BuyerCounters(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<(IReadOnlyList<BuyerCell> Cells, LinkProgress? Linking)> read = new(TimeSpan.FromSeconds(2), time, () => ReadAsync(database));

    internal Task<(IReadOnlyList<BuyerCell> Cells, LinkProgress? Linking)> ReadAsync(CancellationToken cancel) => read.GetAsync(cancel);

    public void Forget() => read.Forget();

    private static async Task<(IReadOnlyList<BuyerCell> Cells, LinkProgress? Linking)> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        var cells = await db.BuyerCounts.AsNoTracking().GroupBy(c => new { c.ShopId, c.Part, c.Value }).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).Where(g => g.Count != 0)
            .Select(g => new BuyerCell(g.Key.ShopId, g.Key.Part, g.Key.Value, g.Count)).ToListAsync();
        var linking = await db.DeskOptions.AsNoTracking().Where(o => o.Name == LinkProgress.Mark).Select(o => o.Value).FirstOrDefaultAsync();
        return (cells, linking is null ? null : System.Text.Json.JsonSerializer.Deserialize<LinkProgress>(linking));
    }
}

/// <summary>How many: of the list, and of every choice beside it.</summary>
/// <param name="Total">Null where only counting rows would tell.</param>
/// <param name="Linked">Per cent of what was there before buyers were recognised; null once all is done.</param>
public sealed record BuyerTotals(
    int? Total, int? Linked, IReadOnlyDictionary<BuyerFrequency, int> Frequencies, IReadOnlyDictionary<BuyerMark, int> Marks, IReadOnlyDictionary<ShopId, int> Shops, IReadOnlyList<BuyerChoice> Regions,
    IReadOnlyList<BuyerChoice> Currencies)
{
    public static readonly BuyerTotals None = new(null, null, new Dictionary<BuyerFrequency, int>(), new Dictionary<BuyerMark, int>(), new Dictionary<ShopId, int>(), [], []);
}

public sealed record BuyerChoice(string Value, int Count);

/// <summary>Counts of buyers without COUNT: from counters that the database keeps.</summary>
public sealed class BuyerCounting(BuyerCounters counters, IShopScopeSource scopeSource)
{
    public async Task<BuyerTotals> LoadAsync(BuyerFilter filter, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        var (cells, linking) = await counters.ReadAsync(cancel);
        var shops = BuyerTableSql.Visible(filter, scope);
        var chosen = shops is null ? cells.Where(cell => cell.Shop is null).ToList() : cells.Where(cell => cell.Shop is { } shop && shops.Contains(shop.Value)).ToList();
        return new BuyerTotals(
            Total(filter, shops, chosen), linking is { Done: false } ? (int)Math.Min(99, linking.Total == 0 ? 0 : linking.Seen * 100 / linking.Total) : null,
            Words<BuyerFrequency>(BuyerPart.Frequency), Words<BuyerMark>(BuyerPart.Mark),
            cells.Where(cell => cell is { Shop: not null, Part: BuyerPart.All } && scope.Contains(cell.Shop.Value)).GroupBy(cell => cell.Shop!.Value).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Count)),
            Choices(BuyerPart.Region), Choices(BuyerPart.Currency));

        Dictionary<T, int> Words<T>(BuyerPart part) where T : struct, Enum =>
            chosen.Where(cell => cell.Part == part).GroupBy(cell => cell.Value).Where(group => Enum.TryParse<T>(group.Key, out _)).ToDictionary(group => Enum.Parse<T>(group.Key), group => group.Sum(cell => cell.Count));

        List<BuyerChoice> Choices(BuyerPart part) =>
            [.. chosen.Where(cell => cell.Part == part).GroupBy(cell => cell.Value).Select(group => new BuyerChoice(group.Key, group.Sum(cell => cell.Count))).Where(choice => choice.Count > 0).OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.CurrentCulture)];
    }

    /// <summary>Somebody who buys in two shops would count twice in the sum of both.</summary>
    private static int? Total(BuyerFilter filter, Guid[]? shops, List<BuyerCell> chosen)
    {
        if (filter.BeyondCounters || filter.Counted.Count > 1 || shops is { Length: > 1 } || (shops is not null && filter.Currency is not null))
        {
            return null;
        }

        var (part, value) = filter.Counted is [var one] ? one : (BuyerPart.All, "");
        return chosen.Where(cell => cell.Part == part && cell.Value == value).Sum(cell => cell.Count);
    }
}
