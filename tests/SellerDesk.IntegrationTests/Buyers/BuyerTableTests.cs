using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class BuyerTableTests(BuyerTrial trial) : IClassFixture<BuyerTrial>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static (Shop One, Shop Other)? made;

    private Shop one = null!;
    private Shop other = null!;

    /// <summary>Twelve buyers of one shop, of whom three also buy in the other, and one who has only one review.</summary>
    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            made ??= await MakeAsync();
            (one, other) = made.Value;
        }
        finally
        {
            Gate.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<(Shop, Shop)> MakeAsync()
    {
        var (first, second) = (await trial.ShopAsync("Первый", Marketplace.Kaspi), await trial.ShopAsync("Второй", Marketplace.Kaspi));
        await trial.OrdersAsync(first, [.. Enumerable.Range(0, 12).SelectMany(n => Enumerable.Range(0, (n % 4) + 1).Select(k => BuyerTrial.OfKaspi($"a-{n}-{k}", Of(n), daysAgo: (n * 5) + k + 1)))]);
        await trial.OrdersAsync(second, [.. Enumerable.Range(0, 3).Select(n => BuyerTrial.OfKaspi($"b-{n}", Of(n), daysAgo: 2) with { BuyerRegion = "Алматы" })]);
        await trial.ReviewsAsync(first, BuyerTrial.Review("bad", 1, "a-5-0"));
        await trial.FiguresAsync();
        return (first, second);
    }

    private static IncomingBuyer Of(int n) => new($"Покупатель {n}", $"70755500{n:00}");

    [Theory]
    [InlineData(BuyerOrder.Latest)]
    [InlineData(BuyerOrder.Orders)]
    [InlineData(BuyerOrder.Spent)]
    public async Task Slices_together_are_the_whole_list_whoever_looks(BuyerOrder order)
    {
        var filter = new BuyerFilter { Order = order, Currency = order == BuyerOrder.Spent ? "RUB" : null };
        foreach (var table in new[] { trial.Table(), trial.Table(one), trial.Table(one, other) })
        {
            var whole = (await table.LoadAsync(filter, Role.Owner, BuyerTrial.Now, null, 100, CancellationToken.None)).Rows.Select(row => row.Id).ToList();
            var (sliced, after) = (new List<Domain.Buyers.BuyerId>(), (BuyerPlace?)null);
            do
            {
                var slice = await table.LoadAsync(filter, Role.Owner, BuyerTrial.Now, after, 5, CancellationToken.None);
                sliced.AddRange(slice.Rows.Select(row => row.Id));
                after = slice.Next;
            }
            while (after is not null);

            whole.Should().HaveCount(12);
            sliced.Should().Equal(whole);
        }
    }

    [Fact]
    public async Task Whoever_sees_one_shop_sees_its_buyers_and_its_part_of_their_figures()
    {
        var rows = (await trial.Table(other).LoadAsync(BuyerFilter.Default, Role.Owner, BuyerTrial.Now, null, 100, CancellationToken.None)).Rows;
        rows.Should().HaveCount(3).And.OnlyContain(row => row.Orders == 1 && row.Shops.Count == 1 && row.Region == "Алматы");
        var whole = (await trial.Table().LoadAsync(BuyerFilter.Default, Role.Owner, BuyerTrial.Now, null, 100, CancellationToken.None)).Rows.Single(row => row.Id == rows[0].Id);
        whole.Orders.Should().BeGreaterThan(1);
        whole.Shops.Should().HaveCount(2);

        (await trial.Card(other).LoadAsync(rows[0].Id, Role.Owner, CancellationToken.None))!.Elsewhere.Should().Be(1);
        var foreign = (await trial.Table(one).LoadAsync(BuyerFilter.Default, Role.Owner, BuyerTrial.Now, null, 100, CancellationToken.None)).Rows.First(row => rows.All(known => known.Id != row.Id));
        (await trial.Card(other).LoadAsync(foreign.Id, Role.Owner, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Filters_narrow_and_counters_agree_with_the_rows()
    {
        var totals = await new BuyerCounting(trial.Get<BuyerCounters>(), new EveryShop()).LoadAsync(BuyerFilter.Default, CancellationToken.None);
        totals.Total.Should().Be(12);
        foreach (var frequency in Enum.GetValues<BuyerFrequency>())
        {
            (await RowsAsync(new BuyerFilter { Frequency = frequency })).Should().HaveCount(totals.Frequencies.GetValueOrDefault(frequency), frequency.ToString());
        }

        (await RowsAsync(new BuyerFilter { Mark = BuyerMark.Unhappy })).Should().HaveCount(1).And.HaveCount(totals.Marks[BuyerMark.Unhappy]);
        (await RowsAsync(new BuyerFilter { QuietDays = 30 })).Should().OnlyContain(row => row.LastAt < BuyerTrial.Now.AddDays(-30)).And.NotBeEmpty();
        (await RowsAsync(new BuyerFilter { MinOrders = 4 })).Should().OnlyContain(row => row.Orders >= 4).And.NotBeEmpty();
        totals.Shops[other.Id].Should().Be(3);
    }

    [Fact]
    public async Task A_buyer_is_found_by_an_order_a_phone_however_written_and_their_number()
    {
        var byOrder = (await RowsAsync(new BuyerFilter { Search = "a-5-0" })).Should().ContainSingle().Subject;
        (await RowsAsync(new BuyerFilter { Search = "+7 (707) 555-00-05" })).Should().ContainSingle().Which.Id.Should().Be(byOrder.Id);
        (await RowsAsync(new BuyerFilter { Search = $"№{byOrder.Number}" })).Should().ContainSingle().Which.Id.Should().Be(byOrder.Id);
        (await RowsAsync(new BuyerFilter { Search = "+7 707 999-99-99" })).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_tells_everything_in_one_line_of_time_with_how_each_belongs()
    {
        var buyer = (await RowsAsync(new BuyerFilter { Search = "a-5-0" })).Single();
        var details = (await trial.Card().LoadAsync(buyer.Id, Role.Owner, CancellationToken.None))!;
        details.Events.Select(one => one.What.At).Should().BeInDescendingOrder();
        details.Events.Should().Contain(one => one.What.Rating == 1 && one.Thing!.How == Domain.Buyers.LinkedBy.Order);
        details.Events.Where(one => one.What.Stage == OrderStage.Received).Should().HaveCount(buyer.Orders);
        details.Sealed.Should().NotBeNull();
        details.Keys.Should().HaveCount(2, "the marketplace's and the shop's");
    }

    private async Task<IReadOnlyList<BuyerFace>> RowsAsync(BuyerFilter filter) => (await trial.Table().LoadAsync(filter, Role.Owner, BuyerTrial.Now, null, 100, CancellationToken.None)).Rows;

    private sealed class EveryShop : Application.Data.IShopScopeSource
    {
        public ValueTask<Application.Data.ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(Application.Data.ShopScope.Everything);
    }
}
