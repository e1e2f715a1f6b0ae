using Npgsql;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>What one buyer bought in a shop, by day in its zone, and the last day on which something went wrong.</summary>
internal sealed record BuyerDays(Guid Buyer, IReadOnlyList<(DateOnly Day, decimal Sum)> Days, DateOnly? BadAt)
{
    public PurchaseHistory? History(DateOnly end) => PurchaseHistory.Of(Days.Select(day => day.Day), end, 1);

    public SpendHistory? Spending(DateOnly end)
    {
        var repeats = Days.Skip(1).Where(day => day.Day <= end && day.Sum > 0).ToList();
        return repeats.Count == 0 ? null : new SpendHistory(repeats.Count, (double)repeats.Average(day => day.Sum));
    }
}

/// <summary>Purchases of a shop's recognised buyers. Cancelled orders are none; what was returned later was bought all the same.</summary>
internal static class ShopPurchases
{
    private const string Select = """
        with bad as (
          select l.buyer_id, max(l.at) as at from buyer_links l left join reviews r on l.kind = 'Review' and r.id = l.thing_id and r.shop_id = l.shop_id
          where l.shop_id = @shop and (l.kind = 'Complaint' or r.rating <= 2) group by 1
        )
        select l.buyer_id, (o.ordered_at at time zone @zone)::date as day, coalesce(sum(o.total) filter (where o.currency = @currency), 0), (max(bad.at) at time zone @zone)::date
        from buyer_links l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id left join bad on bad.buyer_id = l.buyer_id
        where l.shop_id = @shop and l.kind = 'Order' and o.stage <> 'Cancelled' and o.ordered_at is not null and (o.ordered_at at time zone @zone)::date <= @end
        group by 1, 2 order by 1, 2
        """;

    public static async Task<List<BuyerDays>> ReadAsync(NpgsqlConnection connection, ShopId shop, string zone, string currency, DateOnly end, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Select, connection) { CommandTimeout = 600 };
        command.Parameters.AddWithValue("shop", shop.Value);
        command.Parameters.AddWithValue("zone", zone);
        command.Parameters.AddWithValue("currency", currency);
        command.Parameters.AddWithValue("end", end);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<BuyerDays>();
        var (buyer, days, bad) = (Guid.Empty, new List<(DateOnly, decimal)>(), (DateOnly?)null);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetGuid(0) != buyer)
            {
                Keep();
                (buyer, days, bad) = (reader.GetGuid(0), [], reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3));
            }

            days.Add((reader.GetFieldValue<DateOnly>(1), reader.GetDecimal(2)));
        }

        Keep();
        return all;

        void Keep()
        {
            if (days.Count > 0)
            {
                all.Add(new BuyerDays(buyer, days, bad));
            }
        }
    }
}
