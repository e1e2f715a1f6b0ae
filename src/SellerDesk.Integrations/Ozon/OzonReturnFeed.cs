using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Goods on their way back (FBO, FBS) by the time of their change; rFBS claims and wishes to cancel, which cannot be asked for changes: the open ones at
/// every pull, the younger ones and in the end all of them seldomer.
/// </summary>
internal sealed class OzonReturnFeed : IFeed<IncomingReturn>
{
    private static readonly string[] OpenGroups = ["New", "Delivering", "Checkout", "Arbitration"];
    private static readonly string[] AllGroups = ["All"];

    private readonly OzonClient client;
    private readonly OzonPartsFeed<IncomingReturn> parts;

    public OzonReturnFeed(OzonClient client, TimeProvider clock)
    {
        this.client = client;
        var returns = new OzonListFeed<IncomingReturn>(Returns(), clock);
        var claims = new OzonListFeed<IncomingReturn>(Claims(), clock);
        var cancellations = new OzonListFeed<IncomingReturn>(Cancellations(), clock);
        parts = new OzonPartsFeed<IncomingReturn>(
            new OzonPart<IncomingReturn>("cancellations", cancellations.ReadAsync), new OzonPart<IncomingReturn>("claims", claims.ReadAsync), new OzonPart<IncomingReturn>("returns", returns.ReadAsync));
    }

    public IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => parts.ReadAsync(shop, cursor, cancel);

    /// <summary>Which list it came from shows in its number's name.</summary>
    public IncomingReturn ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, (row, path) =>
        row.Find("cancellation_id") is not null ? CancellationReader.Read(row, path)
        : row.Find("return_id") is not null ? ClaimReader.Read(row, path)
        : ReturnReader.Read(row, path));

    private OzonSource<IncomingReturn> Returns() => new(
        "returns", OzonClient.ReturnLimit, _ => [new OzonTask("all")],
        [OzonPass.Fresh("changed"), new OzonPass("month", "changed", TimeSpan.FromHours(24), TimeSpan.FromDays(30))],
        (shop, task, cancel) => client.ReturnsAsync(shop, task.From, task.From?.AddDays(360), IdOf(task), cancel),
        (answer, _) => LastId(answer, "returns", "id"),
        (_, _, rows, _) => Task.FromResult(OzonPages.Read(rows, "returns", ReturnReader.Read, item => item.Number)))
    {
        TimeOf = ReturnReader.ChangedAt,
    };

    private OzonSource<IncomingReturn> Claims() => new(
        "returns", 1, _ => [new OzonTask("all")],
        [
            OzonPass.Fresh("open") with { Back = OzonPass.Whole }, new OzonPass("month", "all", TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            new OzonPass("whole", "all", TimeSpan.FromDays(7), OzonPass.Whole),
        ],
        (shop, task, cancel) => client.ClaimsAsync(shop, task.List == "open" ? OpenGroups : AllGroups, task.From, task.From?.AddDays(360), IdOf(task), cancel),
        (answer, _) => LastId(answer, "returns", "return_id"),
        async (shop, _, rows, cancel) =>
        {
            var page = OzonPages.Read(rows, "returns", ClaimReader.Read, claim => claim.Number);
            return page with { Items = await OzonPages.EachAsync(page.Items, (claim, token) => WholeAsync(shop, claim, token), cancel) };
        })
    {
        TimeOf = claim => claim.Time("created_at"),
    };

    private OzonSource<IncomingReturn> Cancellations() => new(
        "result", 1, _ => [new OzonTask("ALL")],
        [OzonPass.Fresh("ON_APPROVAL") with { Back = OzonPass.Whole }, new OzonPass("whole", "ALL", TimeSpan.FromHours(2), OzonPass.Whole)],
        (shop, task, cancel) => client.CancellationsAsync(shop, task.List, IdOf(task), cancel),
        (answer, _) => answer.Root.Word("last_id") is { } last and not "0" ? last : null,
        (_, _, rows, _) => Task.FromResult(OzonPages.Read(rows, "result", CancellationReader.Read, wish => wish.Number)));

    private async Task<IncomingReturn> WholeAsync(ShopAccess shop, IncomingReturn claim, CancellationToken cancel)
    {
        using var answer = await client.ClaimAsync(shop, claim.Number[ClaimReader.Prefix.Length..], cancel);
        var whole = claim.OrderNumber is { } posting ? OzonRows.One(answer, "returns", "posting_number", posting) : answer.Root.Find("returns");
        return whole is { } known ? ClaimReader.With(claim, known) : claim;
    }

    private static long? IdOf(OzonTask task) => long.TryParse(task.Token, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The bookmark is the number of the last row.</summary>
    private static string? LastId(JsonAnswer answer, string rows, string field) => answer.Root.List(rows).Where(row => row.ValueKind == JsonValueKind.Object).Select(row => row.Word(field)).LastOrDefault(id => id is not null);
}
