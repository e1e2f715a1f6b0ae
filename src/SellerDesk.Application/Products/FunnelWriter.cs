using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Products;

/// <summary>Takes days of products' (or whole shops') funnels in. A figure that a source does not tell wipes nothing; a day that did not change is not written.</summary>
public static class FunnelWriter
{
    private const string Columns = """
        day date, product_number text, shows bigint, opens bigint, carts bigint, orders bigint, order_sum numeric(18,4), buyouts bigint, buyout_sum numeric(18,4),
        cancels bigint, cancel_sum numeric(18,4), returns bigint, currency text
        """;

    private static readonly string Merge = UpsertSql.Of(
        "funnel_days", "staged_funnel", ["day", "product_number"],
        ["shows", "opens", "carts", "orders", "order_sum", "buyouts", "buyout_sum", "cancels", "cancel_sum", "returns", "currency"], receivedAt: true);

    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingFunnelDay> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("funnel", cancel);
        var days = Parts.Whole(items, day => (day.Day, day.Product?.Number), Together);
        await ProductWriter.WriteAsync(batch, days.Select(day => day.Product), cancel);
        await Staging.CopyAsync(batch, "staged_funnel", Columns, days, WriteRowAsync, cancel);
        var (fresh, changed) = await UpsertSql.CountAsync(batch, Merge, cancel);
        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static IncomingFunnelDay Together(IncomingFunnelDay earlier, IncomingFunnelDay later) => later with
    {
        Product = later.Product ?? earlier.Product,
        Shows = later.Shows ?? earlier.Shows,
        Opens = later.Opens ?? earlier.Opens,
        Carts = later.Carts ?? earlier.Carts,
        Orders = later.Orders ?? earlier.Orders,
        OrderSum = later.OrderSum ?? earlier.OrderSum,
        Buyouts = later.Buyouts ?? earlier.Buyouts,
        BuyoutSum = later.BuyoutSum ?? earlier.BuyoutSum,
        Cancels = later.Cancels ?? earlier.Cancels,
        CancelSum = later.CancelSum ?? earlier.CancelSum,
        Returns = later.Returns ?? earlier.Returns,
        Currency = later.Currency ?? earlier.Currency,
    };

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, IncomingFunnelDay day, CancellationToken cancel)
    {
        await copy.WriteAsync(day.Day, NpgsqlDbType.Date, cancel);
        await copy.TextAsync(day.Product?.Number ?? "", cancel);
        await copy.NumberAsync(day.Shows, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.Opens, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.Carts, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.Orders, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.OrderSum, NpgsqlDbType.Numeric, cancel);
        await copy.NumberAsync(day.Buyouts, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.BuyoutSum, NpgsqlDbType.Numeric, cancel);
        await copy.NumberAsync(day.Cancels, NpgsqlDbType.Bigint, cancel);
        await copy.NumberAsync(day.CancelSum, NpgsqlDbType.Numeric, cancel);
        await copy.NumberAsync(day.Returns, NpgsqlDbType.Bigint, cancel);
        await copy.TextAsync(day.Currency, cancel);
    }
}
