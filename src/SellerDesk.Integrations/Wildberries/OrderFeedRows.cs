using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// The live feed of all orders, the marketplace's own warehouse included: what no other source tells is the buyer's city and why an order was cancelled,
/// and the reports lag it by half an hour. By the time of the last change: a month at first, then from the last snapshot, less an hour.
/// </summary>
internal sealed class OrderFeedRows(WildberriesClient client)
{
    private const int PageSize = 5000;
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(OrderPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        var oldest = pull.Now - Reach;
        var from = pull.Cursor.FeedTo is { } to && to - Overlap > oldest ? to - Overlap : oldest;
        string? snapshot = null;
        for (var offset = 0; ;)
        {
            using var answer = await client.OrderFeedAsync(pull.Shop, from, PageSize, offset, snapshot, cancel);
            if ((Rows.Problem(answer, "data") ?? (answer.Root.Find("data") is null ? "$.data: null" : null)) is { } problem)
            {
                yield return pull.Page([], [Rows.Whole(answer, $"order feed from {from:O}, place {offset}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var data = answer.Root.Find("data")!.Value;
            snapshot ??= data.Word("snapshotTime");
            JsonElement[] rows = [.. data.List("orders")];
            var (items, unreadable) = Rows.Read(rows, "$.data.orders", Read);
            offset += rows.Length;
            var isOver = rows.Length < PageSize;
            if (isOver)
            {
                // Newest first: only the last page makes the reading whole.
                pull.Cursor = pull.Cursor with { FeedTo = data.Time("snapshotTime") ?? pull.Now };
            }

            yield return pull.Page(items, unreadable);
            if (isOver)
            {
                yield break;
            }
        }
    }

    public static IncomingOrder Read(JsonElement row, string path)
    {
        var status = row.Word("status");
        return new IncomingOrder
        {
            Number = AssemblyReader.Number(row, "srid", path),
            Stage = status switch
            {
                "created" => OrderStage.Received,
                "buyout" => OrderStage.Delivered,
                "cancel" => OrderStage.Cancelled,
                "return" or "returnDefective" => OrderStage.Returned,
                _ => null,
            },
            OrderedAt = row.Time("createdAt"),
            // When it was delivered the report of sales says, and why an assembly order was cancelled its own status: two clocks would take turns.
            CancelReason = status == "cancel" && row.Flag("isMp") == false ? row.Word("cancelType") : null,
            BuyerCity = row.Word("destinationCity"),
            Facts = new Facts().Add("cancelType", row.Word("cancelType")).Add("returned", status == "returnDefective" ? "defective" : null).ToDictionary(),
        };
    }
}
