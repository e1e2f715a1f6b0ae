using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>What is sold, complained of and counted.</summary>
public sealed partial class RecurringCausesTests
{
    private async Task SellAsync(Shop shop, string article, string name, int perDay, int days = CauseWatch.PastDays + CauseWatch.RecentDays, string prefix = "o")
    {
        var now = clock.GetUtcNow();
        await desk.WriteAsync(shop, now, OrderWriter.WriteAsync,
        [
            .. Enumerable.Range(0, days * perDay).Select(i => new IncomingOrder
            {
                Number = $"{prefix}-{article}-{i}", Stage = OrderStage.Received, Status = "new", OrderedAt = now.AddDays(-1 - (i / perDay)).AddMinutes(i % perDay),
                Lines = [new IncomingOrderLine(1, new IncomingProduct(article, name), "Разное", 1, 500, 0, "RUB")],
            }),
        ]);
    }

    private async Task ComplainAsync(Shop shop, Guid product, string cause, int[] daysAgo, string kind = "Claim") => await desk.Database.ExecuteAsync($"""
        with cases as (
          insert into complaints (id, shop_id, kind, source, words, stage, stage_since, opened_at, due_at, ball, reopened, product_id, cause_code, cause_by)
          select gen_random_uuid(), '{shop.Id}', '{kind}', 'Hand', 'Не то', 'Collecting', t, t, t, 'Seller', 0, '{product}', '{cause}', 'Person'
          from (select timestamptz '{Now:yyyy-MM-dd HH:mm}+00' - make_interval(days => d) as t from unnest(array[{string.Join(',', daysAgo)}]) as d) as days returning *
        )
        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage) select shop_id, id, opened_at, 'Opened', 'Collecting', 'Collecting' from cases
        """);

    private async Task<Guid> ProductAsync(Shop shop, string article)
    {
        await using var db = desk.Data.Open();
        return await db.Database.SqlQuery<Guid>($"select id as \"Value\" from products where shop_id = {shop.Id.Value} and number = {article}").SingleAsync();
    }

    private async Task CountAsync()
    {
        var source = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>();
        while (await new RemakeOrderDaysJob(source).RunAsync(None) | await new RemakeCauseDaysJob(source).RunAsync(None))
        {
        }
    }

    private static string HistoryRead(Shop shop) => $"update feeds set history_done = true where shop_id = '{shop.Id}'";

    private Task<long> LookedAsync(Shop shop) => NumberAsync($"select count(*) from cause_looks where shop_id = '{shop.Id}'");

    private Task<bool> WatchAsync() => new WatchCausesJob(desk.Data, clock).RunAsync(None);

    private async Task<int> AlertsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Alerts.CountAsync(a => a.ShopId == shop.Id && a.Kind == AlertKind.CauseRecurs);
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = await desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
