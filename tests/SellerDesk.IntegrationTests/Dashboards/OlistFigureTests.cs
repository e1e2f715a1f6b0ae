using System.Globalization;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Api;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>Runs only where <c>SELLERDESK_OLIST</c> names the folder of the two files, which are not part of this project.</summary>
public sealed class OlistFactAttribute : FactAttribute
{
    public const string Variable = "SELLERDESK_OLIST";

    public OlistFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip = $"set {Variable} to the folder with olist-dev-orders.csv and olist-dev-reviews.csv";
        }
    }
}

/// <summary>
/// Real orders and reviews through the import and <c>GET /figures</c>, against sums over the files themselves: they are read into tables of texts that share nothing with the desk. What of their
/// dirt counts is said in the statements: lines of an order repeat its times, reviews repeat their numbers, and a first order without a line tells no currency in which its buyer could be counted.
/// </summary>
public sealed class OlistFigureTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    private const string Span = "from=2016-01-01&to=2018-12-31";

    /// <summary>Orders, each once, with the desk's reading of the file's words for stages.</summary>
    private const string Orders = """
        create table file_orders as
        select distinct on (order_number) order_number, nullif(buyer_id, '') as buyer, status in ('canceled', 'unavailable') as cancelled, status = 'delivered' as delivered, nullif(ordered_at, '')::timestamp as ordered_at, nullif(approved_at, '')::timestamp as approved_at,
          nullif(handed_over_at, '')::timestamp as handed_over_at, nullif(delivered_at, '')::timestamp as delivered_at, nullif(promised_at, '')::timestamp as promised_at,
          (select sum(l.quantity::int * l.unit_price::numeric) from file_lines l where l.order_number = f.order_number and l.quantity <> '' and l.unit_price <> '') as total
        from file_lines f order by order_number;
        create table file_reviews as select distinct on (review_number) review_number, rating::int as rating, created_at::timestamp as created_at from file_said order by review_number, place desc;
        create table file_known as
        select o.*, row_number() over same as place, lag(ordered_at) over same as before, min(ordered_at) over (partition by buyer) as first_at from file_orders o where buyer is not null and not cancelled window same as (partition by buyer order by ordered_at, order_number);
        """;

    private static readonly (string Asked, string Numerator, string? Denominator)[] Metrics =
    [
        ("orders", "select count(*) from file_orders", null),
        ("revenue", "select sum(total) from file_orders where not cancelled", null),
        ("average-order", "select sum(total) from file_orders where not cancelled", "select count(total) from file_orders where not cancelled"),
        ("cancel-rate", "select count(*) from file_orders where cancelled", "select count(*) from file_orders"),
        ("late-share", "select count(*) from file_orders where not cancelled and delivered_at > promised_at", "select count(*) from file_orders where not cancelled and delivered_at is not null and promised_at is not null"),
        ("rating", "select sum(rating) from file_reviews", "select count(*) from file_reviews"),
        ("reviews", "select count(*) from file_reviews", null),
        ("negative-share", "select count(*) from file_reviews where rating < 3", "select count(*) from file_reviews"),
        ("repeat-share", "select count(*) from file_known where place > 1", "select count(*) from file_known"),
        ("days-between-orders", "select sum(round(extract(epoch from ordered_at - before) / 60)) / 1440 from file_known where place > 1", "select count(*) from file_known where place > 1"),
        ("retention", "select count(distinct buyer) from file_known where place > 1 and ordered_at <= first_at + interval '90 days'", "select count(distinct buyer) from file_known"),
        ("lifetime-value", "select sum(total) from file_known where buyer in (select buyer from file_known where place = 1 and total is not null)", "select count(*) from file_known where place = 1 and total is not null"),
        ("stage-hours&stage=approval", Minutes("ordered_at", "approved_at", "true"), Count("ordered_at", "approved_at", "true")),
        ("stage-hours&stage=preparing", Minutes("coalesce(approved_at, ordered_at)", "handed_over_at", "true"), Count("coalesce(approved_at, ordered_at)", "handed_over_at", "true")),
        ("stage-hours&stage=delivery", Minutes("handed_over_at", "delivered_at", "not cancelled"), Count("handed_over_at", "delivered_at", "not cancelled")),
        ("stage-hours&stage=whole", Minutes("ordered_at", "delivered_at", "not cancelled"), Count("ordered_at", "delivered_at", "not cancelled")),
    ];

    [OlistFact]
    public async Task Figures_of_real_orders_and_reviews_are_those_of_their_files()
    {
        var folder = Environment.GetEnvironmentVariable(OlistFactAttribute.Variable)!;
        var shop = await desk.AddShopAsync("Olist", marketplace: Marketplace.Other);
        await ImportAsync(shop, "orders", Path.Combine(folder, "olist-dev-orders.csv"));
        await ImportAsync(shop, "reviews", Path.Combine(folder, "olist-dev-reviews.csv"));
        await RemakeAsync();
        await LoadAsync("file_lines", Path.Combine(folder, "olist-dev-orders.csv"));
        await LoadAsync("file_said", Path.Combine(folder, "olist-dev-reviews.csv"));
        await desk.Database.ExecuteAsync(Orders);

        var table = new StringBuilder("| metric | from the file | from the desk |\n| --- | --- | --- |\n");
        var wrong = new List<string>();
        foreach (var (asked, numerator, denominator) in Metrics)
        {
            var (file, found) = (await SidesAsync(numerator, denominator), await FoundAsync(shop, asked));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {asked} | {Text(file)} | {Text(found)} |");
            if (Math.Abs(file.Numerator - found.Numerator) > 0.001m || file.Denominator != found.Denominator)
            {
                wrong.Add($"{asked}: {Text(file)} in the file, {Text(found)} at the desk");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "olist-figures.md"), table.ToString());
        wrong.Should().BeEmpty();
    }

    private async Task ImportAsync(Shop shop, string kind, string file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" }, { new StringContent(shop.Id.ToString()), "shop" }, { new StringContent("sellerdesk"), "preset" }, { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) },
        };
        using var answer = await desk.Writer.PostAsync("imports", form);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    private async Task RemakeAsync()
    {
        var source = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>();
        foreach (var job in new IJob[] { new RemakeBuyersJob(source), new RemakeOrderDaysJob(source), new RemakeReviewDaysJob(source), new RemakeBuyerDaysJob(source) })
        {
            while (await job.RunAsync(CancellationToken.None))
            {
            }
        }
    }

    /// <summary>The file as it is: a table of texts, with the place of each line.</summary>
    private async Task LoadAsync(string table, string file)
    {
        await using var connection = await desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        using var reader = new StreamReader(file);
        var header = (await reader.ReadLineAsync())!;
        await using (var create = new NpgsqlCommand($"create table {table} (place bigint generated always as identity, {string.Join(", ", header.Split(',').Select(column => $"{column} text"))})", connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var copy = await connection.BeginTextImportAsync($"copy {table} ({header}) from stdin with (format csv, force_not_null ({header}))");
        await copy.WriteAsync(await reader.ReadToEndAsync());
    }

    private async Task<(decimal Numerator, decimal Denominator)> SidesAsync(string numerator, string? denominator) =>
        (await desk.Database.ReadAsync<decimal>($"select round(coalesce(({numerator}), 0)::numeric, 6)"), denominator is null ? 0 : await desk.Database.ReadAsync<decimal>($"select coalesce(({denominator}), 0)::numeric"));

    /// <summary>The sum of three years' points by month, each rounded to six digits.</summary>
    private async Task<(decimal Numerator, decimal Denominator)> FoundAsync(Shop shop, string asked)
    {
        using var answer = await desk.Reader.GetAsync($"figures?metric={asked}&shop={shop.Id}&{Span}&by=month");
        var points = (await ApiFixture.ReadAsync(answer)).GetProperty("points").EnumerateArray().ToList();
        decimal Sum(string side) => points.Sum(point => point.GetProperty(side) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : 0);
        return (Sum("numerator"), Sum("denominator"));
    }

    private static string Text((decimal Numerator, decimal Denominator) sides) =>
        sides.Denominator == 0 ? sides.Numerator.ToString("0.##", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{sides.Numerator:0.##} ÷ {sides.Denominator:0} = {sides.Numerator / sides.Denominator:0.####}");

    private static string Minutes(string began, string ended, string which) => $"select sum(round(extract(epoch from {ended} - {began}) / 60)) / 60 from file_orders where {which} and {ended} >= {began}";

    private static string Count(string began, string ended, string which) => $"select count(*) from file_orders where {which} and {ended} >= {began}";
}
