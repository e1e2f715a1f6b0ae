using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>The way of a push through the desk, whatever the marketplace: its reader here knows three words.</summary>
public sealed class PushTests(ShopsFixture desk) : IClassFixture<ShopsFixture>
{
    private static readonly IPAddress Theirs = IPAddress.Parse("195.34.21.7");

    private readonly Connectors connectors = new([new Connector(Marketplace.Ozon, null!) { Pushes = new ThreeWords() }]);

    [Fact]
    public async Task A_push_is_kept_raw_answered_and_makes_its_feeds_due()
    {
        var (shop, secret) = await ShopAsync("Толчок");
        (await PushAsync(shop, secret, Order(1))).Should().Be(new PushAnswer(200, """{"result":true}"""));
        (await PushAsync(shop, secret, """{"type":"PING"}""")).Status.Should().Be(200);
        var kept = await OnlyAsync(shop);
        (kept.Type, kept.Raw, kept.Times, kept.ProcessedAt).Should().Be(("ORDER", Order(1), 1, null));

        (await Process.RunAsync(CancellationToken.None)).Should().BeTrue();

        (await OnlyAsync(shop)).Should().Match<IncomingPush>(push => push.ProcessedAt != null && push.Problem == null);
        (await NextAsync(shop, FeedKind.Orders)).Should().BeOnOrBefore(desk.Now);
        (await NextAsync(shop, FeedKind.Chats)).Should().BeAfter(desk.Now, "an order is no chat");
        (await Process.RunAsync(CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task A_replayed_push_is_counted_and_does_nothing_more()
    {
        var (shop, secret) = await ShopAsync("Повтор");
        await PushAsync(shop, secret, Order(1));
        await Process.RunAsync(CancellationToken.None);
        await LaterAsync(shop);
        (await PushAsync(shop, secret, Order(1))).Status.Should().Be(200);
        await Process.RunAsync(CancellationToken.None);
        (await OnlyAsync(shop)).Times.Should().Be(2);
        (await NextAsync(shop, FeedKind.Orders)).Should().BeAfter(desk.Now);
    }

    [Fact]
    public async Task Whoever_has_not_the_secret_finds_nothing_and_whoever_calls_from_elsewhere_is_refused()
    {
        var (shop, secret) = await ShopAsync("Чужие");
        (await PushAsync(shop, secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'), Order(1))).Status.Should().Be(404);
        (await PushAsync(shop, secret, Order(1), marketplace: "yandexmarket")).Status.Should().Be(404);
        (await PushAsync(shop, secret, Order(1), from: IPAddress.Parse("8.8.8.8"))).Status.Should().Be(403);
        (await PushAsync(shop, secret, Order(1), from: null)).Status.Should().Be(403);
        (await PushAsync(shop, secret, """{"type":"ORDER","account":"666"}""")).Status.Should().Be(403, "it is another seller's");
        (await desk.Database.ReadAsync<long>($"select count(*) from incoming_pushes where shop_id = '{shop.Id}'")).Should().Be(0);
        (await PushAsync(shop, secret, """{"type":"ORDER","account":"777"}""", from: IPAddress.Parse("::ffff:195.34.21.9"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task The_shop_s_own_networks_stand_in_for_the_published_ones()
    {
        var (shop, secret) = await ShopAsync("Свои сети", new() { ["PushNetworks"] = "127.0.0.0/8, ::1/128" });
        (await PushAsync(shop, secret, Order(1), from: IPAddress.Loopback)).Status.Should().Be(200);
        (await PushAsync(shop, secret, Order(2), from: IPAddress.IPv6Loopback)).Status.Should().Be(200);
        (await PushAsync(shop, secret, Order(3))).Status.Should().Be(403);
        var wrong = () => ShopSettings.Of(new Dictionary<string, string> { ["PushNetworks"] = "127.0.0.0/8 everywhere" });
        wrong.Should().Throw<RuleException>().Which.Code.Should().Be("shop.settingNetworks");
    }

    [Fact]
    public async Task What_nothing_follows_from_is_kept_with_its_problem_and_shown()
    {
        var (shop, secret) = await ShopAsync("Неизвестное");
        await PushAsync(shop, secret, """{"type":"STARS_ALIGNED"}""");
        await PushAsync(shop, secret, """{"type":"STARS_ALIGNED","again":true}""");
        await PushAsync(shop, secret, "\0 это не JSON");
        await Process.RunAsync(CancellationToken.None);
        var board = await new PushBoard(desk.Scoped(), desk.Get<BuyerDoor>()).LoadAsync(shop.Id, desk.Now, CancellationToken.None);
        board!.Problems.Select(p => (p.Type, p.Problem)).Should().BeEquivalentTo([("STARS_ALIGNED", ProcessPushesJob.NothingFollows), ("?", ProcessPushesJob.Unreadable)]);
        board.Problems.Single(p => p.Type == "STARS_ALIGNED").Count.Should().Be(2);
        board.LastDay.Should().HaveCount(2);
        board.HasAddress.Should().BeTrue();
    }

    [Fact]
    public async Task A_paused_shop_and_a_paused_feed_are_not_woken_but_nothing_of_it_is_lost()
    {
        var (shop, secret) = await ShopAsync("Пауза");
        await desk.Get<PauseFeed>().ExecuteAsync(ShopsFixture.Manager, shop.Id, FeedKind.Orders, CancellationToken.None);
        await PushAsync(shop, secret, Order(1));
        await Process.RunAsync(CancellationToken.None);
        (await NextAsync(shop, FeedKind.Orders)).Should().BeAfter(desk.Now);
        (await OnlyAsync(shop)).ProcessedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Two_nodes_and_a_hundred_pushes_at_once_leave_each_kept_and_processed()
    {
        var (shop, secret) = await ShopAsync("Сто");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => PushAsync(shop, secret, Order(n % 50))));
        await Task.WhenAll(Process.RunAsync(CancellationToken.None), Process.RunAsync(CancellationToken.None));
        (await desk.Database.ReadAsync<long>($"select count(*) from incoming_pushes where shop_id = '{shop.Id}' and processed_at is not null")).Should().Be(50);
        (await desk.Database.ReadAsync<long>($"select sum(times) from incoming_pushes where shop_id = '{shop.Id}'")).Should().Be(100);
    }

    [Fact]
    public async Task Pushes_are_forgotten_after_a_month()
    {
        var (shop, secret) = await ShopAsync("Старое");
        await PushAsync(shop, secret, Order(1));
        await new ForgetPushesJob(desk.Data, new FixedClock(desk.Now.AddDays(29))).RunAsync(CancellationToken.None);
        (await OnlyAsync(shop)).Times.Should().Be(1);
        await new ForgetPushesJob(desk.Data, new FixedClock(desk.Now.AddDays(31))).RunAsync(CancellationToken.None);
        (await desk.Database.ReadAsync<long>($"select count(*) from incoming_pushes where shop_id = '{shop.Id}'")).Should().Be(0);
    }

    [Fact]
    public async Task An_address_is_the_same_until_it_is_made_anew_and_its_secret_is_kept_encrypted()
    {
        var (shop, secret) = await ShopAsync("Адрес");
        var address = await Addresses.ExecuteAsync(ShopsFixture.Manager, shop.Id, new Uri("https://desk.example.test/"), CancellationToken.None);
        address.AbsoluteUri.Should().Be($"https://desk.example.test/push/ozon/{shop.Id}/{secret}");
        (await desk.Database.ReadAsync<long>($"select count(*) from shops s where s::text like '%{secret}%'")).Should().Be(0);
        var anew = await Addresses.RotateAsync(ShopsFixture.Manager, shop.Id, new Uri("https://desk.example.test/"), CancellationToken.None);
        anew.Should().NotBe(address);
        (await PushAsync(shop, secret, Order(1))).Status.Should().Be(404);
        var stranger = await desk.AddShopAsync("Без толчков");
        var refused = () => Addresses.ExecuteAsync(ShopsFixture.Manager, stranger.Id, new Uri("https://desk.example.test/"), CancellationToken.None);
        (await refused.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("push.notOffered");
    }

    private ProcessPushesJob Process => new(desk.Data, connectors, desk.Get<BuyerDoor>(), TimeProvider.System);

    private PushAddress Addresses => new(desk.Data, connectors, desk.Get<IKeyVault>());

    private static string Order(int number) => $$"""{"type":"ORDER","number":"{{number}}"}""";

    private async Task<(Shop Shop, string Secret)> ShopAsync(string name, Dictionary<string, string>? settings = null)
    {
        var shop = await desk.AddShopAsync(name, settings: settings ?? new() { ["ClientId"] = "777" }, marketplace: Marketplace.Ozon);
        await LaterAsync(shop);
        var address = await Addresses.ExecuteAsync(ShopsFixture.Manager, shop.Id, new Uri("http://localhost"), CancellationToken.None);
        return (shop, address.Segments[^1]);
    }

    private Task LaterAsync(Shop shop) => desk.Database.ExecuteAsync($"update feeds set next_run_at = now() + interval '1 hour' where shop_id = '{shop.Id}'");

    private Task<PushAnswer> PushAsync(Shop shop, string secret, string raw, string marketplace = "ozon") => PushAsync(shop, secret, raw, Theirs, marketplace);

    private Task<PushAnswer> PushAsync(Shop shop, string secret, string raw, IPAddress? from, string marketplace = "ozon") =>
        new ReceivePush(desk.Get<NpgsqlDataSource>(), connectors, desk.Get<IKeyVault>(), desk.Get<BuyerDoor>(), desk.Get<PushBell>(), NullLogger<ReceivePush>.Instance)
            .ExecuteAsync(new PushCall(marketplace, shop.Id, secret, from, raw), desk.Now, CancellationToken.None);

    private async Task<IncomingPush> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.IncomingPushes.SingleAsync(p => p.ShopId == shop.Id);
    }

    private async Task<DateTimeOffset> NextAsync(Shop shop, FeedKind kind)
    {
        await using var db = desk.Data.Open();
        return await db.Feeds.Where(f => f.ShopId == shop.Id && f.Kind == kind).Select(f => f.NextRunAt).SingleAsync();
    }

    private sealed class ThreeWords : IPushReader
    {
        public IReadOnlyList<string> Networks => ["195.34.21.0/24"];

        public PushReceipt Receive(string raw, DateTimeOffset now)
        {
            try
            {
                var push = JsonDocument.Parse(raw).RootElement;
                var type = push.GetProperty("type").GetString()!;
                var account = push.TryGetProperty("account", out var said) ? said.GetString() : null;
                return new PushReceipt(type, type != "PING", 200, """{"result":true}""", type == "ORDER" ? [FeedKind.Orders] : [], account);
            }
            catch (JsonException)
            {
                return new PushReceipt("?", true, 200, """{"result":true}""", []);
            }
        }
    }
}
