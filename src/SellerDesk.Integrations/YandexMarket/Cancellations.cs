using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Orders that their buyers want stopped: those that wait for the seller, and what became of those that waited before.</summary>
internal sealed class Cancellations(YandexClient client)
{
    private const int MostPerPage = 50;
    private const int MostPages = 200;

    /// <summary>The vendor's own term.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromHours(48);

    public async Task<(List<IncomingReturn> Items, List<UnreadablePayload> Unreadable, Dictionary<string, DateTimeOffset> Waiting)> ReadAsync(
        ShopAccess shop, Dictionary<string, DateTimeOffset> known, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var (items, unreadable) = (new List<IncomingReturn>(), new List<UnreadablePayload>());
        await foreach (var answer in PagesAsync(shop, account.Business, new { waitingForCancellationApprove = true }, cancel))
        {
            Read(answer, known, items, unreadable);
        }

        var waiting = items.Where(item => item.Stage == ReturnStage.AwaitsSeller).ToDictionary(item => item.OrderNumber!, item => item.OpenedAt!.Value);
        foreach (var decided in known.Keys.Except(waiting.Keys).Select(YandexClient.IdOf).Chunk(MostPerPage))
        {
            await foreach (var answer in PagesAsync(shop, account.Business, new { orderIds = decided }, cancel))
            {
                Read(answer, known, items, unreadable);
            }
        }

        return (items, unreadable, waiting);
    }

    public async Task<IncomingReturn?> FindAsync(ShopAccess shop, long orderId, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var items = new List<IncomingReturn>();
        await foreach (var answer in PagesAsync(shop, account.Business, new { orderIds = new[] { orderId } }, cancel))
        {
            Read(answer, [], items, []);
        }

        return items.FirstOrDefault();
    }

    /// <summary>When the buyer asked is not told: the order's last change is nearest to it, as long as it is the first that the desk hears of it.</summary>
    private static void Read(JsonAnswer answer, Dictionary<string, DateTimeOffset> known, List<IncomingReturn> items, List<UnreadablePayload> unreadable)
    {
        foreach (var order in answer.Root.List("orders"))
        {
            try
            {
                DateTimeOffset? since = order.Word("orderId") is { } number && known.TryGetValue(number, out var at) ? at : order.Time("updateDate") ?? order.NeededTime("creationDate", "$.orders");
                items.Add(ReturnReader.ReadCancellation(order, since, Term, "$.orders"));
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(order.GetRawText(), field.Message));
            }
        }
    }

    private async IAsyncEnumerable<JsonAnswer> PagesAsync(ShopAccess shop, string business, object filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await client.OrdersAsync(shop, business, filter, MostPerPage, token, cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            yield return answer;
            var next = answer.Root.Find("paging")?.Word("nextPageToken");
            if (next is null || next == token)
            {
                break;
            }

            token = next;
        }
    }
}
