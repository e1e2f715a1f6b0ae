using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

public sealed class OrderTableTests(DeskFixture desk) : IClassFixture<DeskFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrderMoment Moment = new(Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));
    private static readonly SemaphoreSlim Once = new(1);

    private static Shop one = null!;
    private static Shop other = null!;

    public async Task InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (one is not null)
            {
                return;
            }

            one = await desk.AddShopAsync("Первый");
            other = await desk.AddShopAsync("Второй");
            await desk.WriteAsync(one, Now, OrderWriter.WriteAsync, [.. Enumerable.Range(0, 30).Select(n => Order(n))]);
            await desk.WriteAsync(other, Now, OrderWriter.WriteAsync, [.. Enumerable.Range(100, 10).Select(n => Order(n) with { Warehouse = "Казань" })]);
        }
        finally
        {
            Once.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Slices_put_together_are_the_whole_list_once_and_newest_first()
    {
        var seen = new List<OrderFace>();
        ListPlace? after = null;
        do
        {
            var slice = await Table().LoadAsync(OrderFilter.Default, Moment, after, 7, CancellationToken.None);
            seen.AddRange(slice.Rows);
            after = slice.Next;
        }
        while (after is not null);
        seen.Should().HaveCount(40).And.OnlyHaveUniqueItems(row => row.Id);
        seen.Select(row => row.OrderedAt).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task A_queue_is_what_is_owed_the_nearest_first()
    {
        var late = await RowsAsync(new OrderFilter { Queue = OrderQueue.Late });
        late.Should().OnlyContain(row => row.ActBy <= Now && row.Stage <= OrderStage.Packed).And.NotBeEmpty();
        late.Select(row => row.ActBy).Should().BeInAscendingOrder();
        (await RowsAsync(new OrderFilter { Queue = OrderQueue.Stuck })).Should().OnlyContain(row => row.ActBy <= Now && row.Stage == OrderStage.InTransit).And.NotBeEmpty();
        var today = await RowsAsync(new OrderFilter { Queue = OrderQueue.Today });
        today.Select(row => row.Id).Should().Contain(late.Select(row => row.Id));
        (await RowsAsync(new OrderFilter { Queue = OrderQueue.Soon })).Should().OnlyContain(row => row.ActBy > Now && row.ActBy <= Now + OrderFilter.Soon);
    }

    [Fact]
    public async Task Every_filter_narrows_to_what_it_says_and_reads_back_from_its_address()
    {
        (OrderFilter Filter, Func<OrderFace, bool> Holds)[] filters =
        [
            (new OrderFilter { Shops = [other.Id] }, row => row.Shop == other.Id),
            (new OrderFilter { Stage = OrderStage.Delivered }, row => row.Stage == OrderStage.Delivered),
            (new OrderFilter { Scheme = "FBS" }, row => row.Scheme == "FBS"),
            (new OrderFilter { Carrier = "СДЭК" }, row => row.Carrier == "СДЭК"),
            (new OrderFilter { Warehouse = "Казань" }, row => row.Warehouse == "Казань"),
            (new OrderFilter { Region = "Татарстан" }, row => row.Region == "Татарстан"),
            (new OrderFilter { MinSum = 500, MaxSum = 900 }, row => row.Total is >= 500 and <= 900),
            (new OrderFilter { Contradicts = true }, row => row.TimesContradict),
            (new OrderFilter { Since = new DateOnly(2026, 11, 15), Before = new DateOnly(2026, 11, 18) }, row => row.OrderedAt >= Moment.StartOf(new DateOnly(2026, 11, 15)) && row.OrderedAt < Moment.StartOf(new DateOnly(2026, 11, 18))),
            (new OrderFilter { Stage = OrderStage.Delivered, Region = "Татарстан", Shops = [one.Id] }, row => row.Stage == OrderStage.Delivered && row.Region == "Татарстан" && row.Shop == one.Id),
        ];
        var all = await RowsAsync(OrderFilter.Default);
        foreach (var (filter, holds) in filters)
        {
            OrderQuery.Read(OrderQuery.Write(filter)).Should().Be(filter);
            (await RowsAsync(filter)).Select(row => row.Id).Should().Equal(all.Where(holds).Select(row => row.Id)).And.NotBeEmpty();
        }
    }

    [Fact]
    public async Task Search_finds_by_number_by_tracking_number_and_by_words_of_the_product()
    {
        (await RowsAsync(new OrderFilter { Search = "N-0007" })).Select(row => row.Number).Should().Equal("N-0007");
        (await RowsAsync(new OrderFilter { Search = "N-001" })).Should().HaveCount(10, "a beginning of four characters and more is enough");
        (await RowsAsync(new OrderFilter { Search = "TRACK-0012" })).Select(row => row.Number).Should().Equal("N-0012");
        var kettles = await RowsAsync(new OrderFilter { Search = "чайник эмалир" });
        kettles.Should().HaveCount(20).And.OnlyContain(row => row.Title == "Чайник эмалированный");
        (await RowsAsync(new OrderFilter { Search = "чайники", Stage = OrderStage.InTransit })).Should().OnlyContain(row => row.Stage == OrderStage.InTransit).And.NotBeEmpty();
        (await RowsAsync(new OrderFilter { Search = "самовар" })).Should().BeEmpty();
    }

    [Fact]
    public async Task Slices_of_a_search_by_product_are_the_whole_of_it_once()
    {
        var seen = new List<OrderFace>();
        ListPlace? after = null;
        do
        {
            var slice = await Table().LoadAsync(new OrderFilter { Search = "чайник" }, Moment, after, 6, CancellationToken.None);
            seen.AddRange(slice.Rows);
            after = slice.Next;
        }
        while (after is not null);
        seen.Should().HaveCount(20).And.OnlyHaveUniqueItems(row => row.Id);
    }

    [Fact]
    public async Task Counters_say_what_the_list_has_and_a_person_sees_only_their_shops()
    {
        var counting = new OrderCounting(new OrderCounters(desk.Data, new FixedClock(Now)), new Seen(ShopScope.Everything));
        foreach (var filter in new[] { OrderFilter.Default, new OrderFilter { Stage = OrderStage.Delivered }, new OrderFilter { Region = "Татарстан", Shops = [one.Id] }, new OrderFilter { Queue = OrderQueue.Late } })
        {
            (await counting.LoadAsync(filter, Moment, CancellationToken.None)).Total.Should().Be((await RowsAsync(filter)).Count);
        }

        var figures = await counting.LoadAsync(OrderFilter.Default, Moment, CancellationToken.None);
        figures.Stages.Values.Sum().Should().Be(40);
        figures.Warehouses.Should().ContainEquivalentOf(new OrderChoice("Казань", 10));
        (await counting.LoadAsync(new OrderFilter { Search = "чайник" }, Moment, CancellationToken.None)).Total.Should().BeNull("only counting the rows would tell");

        var narrow = new Seen(ShopScope.Of([other.Id]));
        (await new OrderCounting(new OrderCounters(desk.Data, new FixedClock(Now)), narrow).LoadAsync(OrderFilter.Default, Moment, CancellationToken.None)).Total.Should().Be(10);
        (await new OrderTable(Source, narrow).LoadAsync(OrderFilter.Default, Moment, null, 200, CancellationToken.None)).Rows.Should().HaveCount(10);
        (await new OrderTable(Source, narrow).LoadAsync(new OrderFilter { Search = "N-0007" }, Moment, null, 200, CancellationToken.None)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Folding_counters_changes_no_count()
    {
        var before = await desk.Database.ReadAsync<long>("select sum(count) from order_counts");
        await new FoldOrderCountsJob(Source).RunAsync(CancellationToken.None);
        (await desk.Database.ReadAsync<long>("select sum(count) from order_counts")).Should().Be(before);
        (await desk.Database.ReadAsync<long>("select count(*) - count(distinct (shop_id, stage, part, value)) from order_counts")).Should().Be(0);
    }

    private async Task<IReadOnlyList<OrderFace>> RowsAsync(OrderFilter filter) => (await Table().LoadAsync(filter, Moment, null, 200, CancellationToken.None)).Rows;

    private OrderTable Table() => new(Source, new Seen(ShopScope.Everything));

    private NpgsqlDataSource Source => desk.Desk.Services.GetRequiredService<NpgsqlDataSource>();

    private static IncomingOrder Order(int n)
    {
        var stage = (n % 4) switch { 0 => OrderStage.Received, 1 => OrderStage.Packed, 2 => OrderStage.InTransit, _ => OrderStage.Delivered };
        var ordered = Now.AddHours(-5 * n);
        return new IncomingOrder
        {
            Number = $"N-{n:0000}",
            Status = stage.ToString(),
            Stage = stage,
            Scheme = n % 3 == 0 ? "FBS" : "DBS",
            OrderedAt = ordered,
            HandedOverAt = n % 8 == 3 ? ordered.AddHours(-1) : null,
            ShipBy = Now.AddHours(((n % 7) - 3) * 2).AddMinutes(n),
            PromisedAt = Now.AddHours((n % 5) - 3),
            DeliveredAt = stage == OrderStage.Delivered ? ordered.AddDays(1) : null,
            Carrier = n % 2 == 0 ? "СДЭК" : "Почта",
            TrackingNumber = $"TRACK-{n:0000}",
            Warehouse = "Коледино",
            BuyerRegion = n % 5 < 2 ? "Татарстан" : "Москва",
            Lines = [new IncomingOrderLine(1, new IncomingProduct(n % 2 == 0 ? "1" : "2", n % 2 == 0 ? "Чайник эмалированный" : "Плед вязаный"), "Кухня", 1, 100 + (n * 30), 0, "RUB")],
        };
    }

    private sealed class Seen(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
    }
}
