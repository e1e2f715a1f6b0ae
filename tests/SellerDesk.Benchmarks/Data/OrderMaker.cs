using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Benchmarks.Data;

/// <summary>Orders as a marketplace would give them, the same ones for the same numbers: one to three lines each, two years of them.</summary>
internal sealed class OrderMaker(int rows, DateTimeOffset end)
{
    private const int Span = 730;

    private static readonly string[] Regions = ["Москва", "Тверская область", "Татарстан", "Краснодарский край", "Свердловская область", "Новосибирская область"];

    public int Rows { get; } = rows / ReviewMaker.Shops * ReviewMaker.Shops;

    /// <summary>What every shop's feed brings, page after page, oldest first; made as it is asked for.</summary>
    public IEnumerable<(int Shop, IReadOnlyList<IncomingOrder> Page)> Pages()
    {
        var perShop = Rows / ReviewMaker.Shops;
        for (var from = 0; from < perShop; from += ReviewMaker.Batch)
        {
            var count = Math.Min(ReviewMaker.Batch, perShop - from);
            for (var shop = 0; shop < ReviewMaker.Shops; shop++)
            {
                var of = shop;
                yield return (shop, [.. Enumerable.Range(from, count).Select(place => Order(of, place, perShop))]);
            }
        }
    }

    /// <summary>The same order one stage further.</summary>
    public static IncomingOrder Moved(IncomingOrder order, DateTimeOffset at) => order with { Status = "returned", Stage = OrderStage.Returned, CancelledAt = at };

    private IncomingOrder Order(int shop, int place, int perShop)
    {
        var dice = new Random((place * ReviewMaker.Shops) + shop);
        var orderedAt = end - (TimeSpan.FromDays(Span) * ((perShop - place) / (double)perShop));
        var delivered = end - orderedAt > TimeSpan.FromDays(7);
        return new IncomingOrder
        {
            Number = string.Create(CultureInfo.InvariantCulture, $"O{shop:00}-{place:0000000}"),
            Status = delivered ? "complete/sold" : "new/waiting",
            Stage = delivered ? OrderStage.Delivered : OrderStage.Received,
            Scheme = dice.Next(3) == 0 ? "FBS" : "FBO",
            BuyerRegion = Regions[dice.Next(Regions.Length)],
            OrderedAt = orderedAt,
            ShipBy = orderedAt.AddDays(1),
            PromisedAt = orderedAt.AddDays(5),
            DeliveredAt = delivered ? orderedAt.AddDays(1 + dice.Next(6)) : null,
            Warehouse = "Коледино",
            Facts = new Dictionary<string, string> { ["cart"] = dice.NextInt64(1_000_000_000, 9_999_999_999).ToString(CultureInfo.InvariantCulture) },
            Lines = [.. Enumerable.Range(1, 1 + (dice.Next(10) / 7)).Select(number => Line(dice, shop, number))],
        };
    }

    private static IncomingOrderLine Line(Random dice, int shop, int number)
    {
        var product = (dice.Next(ReviewMaker.Products / ReviewMaker.Shops) * ReviewMaker.Shops) + shop;
        var kind = Phrases.Kinds[product % Phrases.Kinds.Length];
        return new IncomingOrderLine(
            number, new IncomingProduct(string.Create(CultureInfo.InvariantCulture, $"{100_000 + product}"), $"{kind} «{ReviewMaker.ModelOf(product)}»"), kind, 1 + dice.Next(2),
            190 + dice.Next(9_000), 0, "RUB");
    }
}
