using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// The statistics reports of orders and of sales and returns. They are read by time of change: everything kept (90 days) at first, then from where
/// the last reading ended, less an hour, because rows are renewed every half hour and not in strict order. Once a day the last week is read again:
/// a row may also come late with a time long past.
/// </summary>
internal sealed class ReportOrders(WildberriesClient client)
{
    /// <summary>An answer ends at about 80,000 rows; well below that it is whole, and asking again would cost a call of one an hour or less.</summary>
    private const int SurelyWhole = 60_000;
    private const int PageSize = 1000;
    private const string Beginning = "2017-01-01T00:00:00";
    private const string Form = "yyyy-MM-ddTHH:mm:ss";
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);
    private static readonly TimeSpan LookBackEvery = TimeSpan.FromDays(1);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(OrderPull pull, OrderPart part, [EnumeratorCancellation] CancellationToken cancel)
    {
        var begun = MarkOf(pull.Cursor, part);
        var looksBack = pull.Now - begun.LookedBackAt >= LookBackEvery;
        var from = From(begun.ChangedTo, looksBack ? LookBack : Overlap);
        for (var isWhole = false; !isWhole;)
        {
            using var answer = await (part == OrderPart.Orders ? client.SupplierOrdersAsync(pull.Shop, from, cancel) : client.SupplierSalesAsync(pull.Shop, from, cancel));
            if (Problem(answer) is { } problem)
            {
                // Kept whole; the mark stays where it is, so that the next pull asks for the same rows again.
                yield return pull.Page([], [Rows.Whole(answer, $"{part} changed from {from}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var rows = RowsOf(answer);
            foreach (var chunk in rows.Chunk(PageSize).DefaultIfEmpty([]))
            {
                var (items, unreadable) = Read(pull.Shop, part, chunk);
                var changedTo = chunk.Select(row => row.ChangedAt).LastOrDefault(changed => changed is not null);
                pull.Cursor = With(pull.Cursor, part, begun with { ChangedTo = changedTo ?? MarkOf(pull.Cursor, part).ChangedTo ?? from, NotBefore = null });
                yield return pull.Page(items, unreadable);
            }

            var last = MarkOf(pull.Cursor, part).ChangedTo!;
            isWhole = rows.Length < SurelyWhole || last == from;
            from = last;
        }

        if (looksBack)
        {
            pull.Cursor = With(pull.Cursor, part, MarkOf(pull.Cursor, part) with { LookedBackAt = pull.Now });
            yield return pull.Page([], []);
        }
    }

    public static ReportMark MarkOf(OrderCursor cursor, OrderPart part) => part == OrderPart.Orders ? cursor.Orders : cursor.Sales;

    public static OrderCursor With(OrderCursor cursor, OrderPart part, ReportMark mark) =>
        part == OrderPart.Orders ? cursor with { Orders = mark } : cursor with { Sales = mark };

    public static IncomingOrder Read(JsonElement row, OrderPart part, string currency, string path) =>
        part == OrderPart.Orders ? ReportReader.ReadOrder(row, currency, path) : ReportReader.ReadSale(row, currency, path);

    private static string From(string? changedTo, TimeSpan overlap) =>
        DateTime.TryParse(changedTo, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Year > 2017
            ? (time - overlap).ToString(Form, CultureInfo.InvariantCulture)
            : Beginning;

    private static (List<IncomingOrder> Items, List<UnreadablePayload> Unreadable) Read(ShopAccess shop, OrderPart part, ReportRow[] rows)
    {
        var items = new List<IncomingOrder>();
        var unreadable = new List<UnreadablePayload>();
        foreach (var row in rows)
        {
            try
            {
                items.Add(Read(row.Element, part, shop.Currency, $"$[{row.Place}]"));
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(row.Element.GetRawText(), field.Message));
            }
        }

        return (items, unreadable);
    }

    /// <summary>In order of change, so that the mark after any page is true; rows without a time of change go first and move nothing.</summary>
    private static ReportRow[] RowsOf(JsonAnswer answer) => answer.Root.ValueKind == JsonValueKind.Null
        ? []
        : [.. answer.Root.EnumerateArray().Select((row, place) => new ReportRow(row, place, ChangedAt(row))).OrderBy(row => row.ChangedAt, StringComparer.Ordinal)];

    private static string? Problem(JsonAnswer answer) => answer.Problem ?? (answer.Root.ValueKind is JsonValueKind.Array or JsonValueKind.Null ? null : "$: not a list");

    private static string? ChangedAt(JsonElement row) =>
        row.Time("lastChangeDate", MoscowTime.Offset) is { } changed ? (changed + MoscowTime.Offset).ToString(Form, CultureInfo.InvariantCulture) : null;

    private sealed record ReportRow(JsonElement Element, int Place, string? ChangedAt);
}
