using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class AddShopTests(ShopsFixture desk) : IClassFixture<ShopsFixture>
{
    [Fact]
    public async Task A_shop_gets_the_feeds_that_its_key_opens_due_at_once_and_its_key_is_kept_encrypted()
    {
        var asked = await desk.AskedAsync("Полный");
        var before = desk.Now;

        var id = await desk.Get<AddShop>().ExecuteAsync(ShopsFixture.Manager, asked, desk.Now, CancellationToken.None);

        var shop = await desk.BoardAsync(id);
        shop.Feeds.Select(feed => feed.Kind).Should().Contain([FeedKind.Reviews, FeedKind.Questions]);
        shop.Feeds.Should().OnlyContain(feed => feed.State == FeedState.Queued && feed.NextRunAt <= desk.Now && feed.NextRunAt >= before.AddSeconds(-1));
        shop.KeyExpiresAt.Should().BeAfter(desk.Now.AddDays(170));
        shop.Settings.Should().NotContainKey("Token");
        await using var db = desk.Data.Open();
        var kept = (await db.Shops.SingleAsync(s => s.Id == id)).ProtectedKey!;
        System.Text.Encoding.UTF8.GetString(kept).Should().NotContain(asked.Settings["Token"]);
        desk.Get<IKeyVault>().Reveal(kept).Should().Be(asked.Settings["Token"]);
    }

    [Fact]
    public async Task A_key_of_reviews_alone_opens_no_orders()
    {
        var id = await desk.ConnectAsync("Только отзывы", scopes: "feedbacks");

        (await desk.BoardAsync(id)).Feeds.Select(feed => feed.Kind).Should().Equal(FeedKind.Reviews, FeedKind.Questions);
    }

    [Theory]
    [InlineData("garbage", "shop.keyUnreadable")]
    [InlineData("a.b.c", "shop.keyUnreadable")]
    [InlineData("", "shop.keyMissing")]
    public async Task What_is_no_key_is_refused(string token, string code) => await RefusedAsync(await desk.AskedAsync("Мусор", token: token), code);

    [Fact]
    public async Task A_key_that_has_run_out_is_refused() => await RefusedAsync(await desk.AskedAsync("Просроченный", days: -1), "shop.keyExpired");

    [Fact]
    public async Task A_key_that_opens_nothing_that_the_desk_reads_is_refused() => await RefusedAsync(await desk.AskedAsync("Финансы", scopes: "finance"), "shop.keyOpensNothing");

    [Fact]
    public async Task A_name_is_given_once()
    {
        await desk.ConnectAsync("Единственный");

        await RefusedAsync(await desk.AskedAsync(" Единственный "), "shop.nameTaken");
    }

    [Theory]
    [InlineData("FeedbacksUrl", "ftp://elsewhere", "shop.settingUrl")]
    [InlineData("FeedbacksUrl", "", "shop.settingUrl")]
    [InlineData("ClientSecret", "abc", "shop.settingUnknown")]
    [InlineData("two words", "abc", "shop.settingUnknown")]
    [InlineData("apikey", "abc", "shop.twoKeys")]
    public async Task A_setting_that_cannot_be_is_refused(string name, string value, string code)
    {
        var asked = await desk.AskedAsync("Настройки");
        await RefusedAsync(asked with { Settings = new Dictionary<string, string>(asked.Settings) { [name] = value } }, code);
    }

    [Fact]
    public async Task A_marketplace_without_a_connector_is_fed_by_files_and_takes_no_key()
    {
        var empty = new Dictionary<string, string>();
        var id = await desk.Get<AddShop>().ExecuteAsync(ShopsFixture.Manager, new NewShop(Marketplace.Other, "Из файлов", null, null, empty), desk.Now, CancellationToken.None);

        var shop = await desk.BoardAsync(id);
        (shop.Feeds.Count, shop.TimeZone, shop.Currency).Should().Be((0, Shop.DefaultTimeZone, "RUB"));
        await RefusedAsync(new NewShop(Marketplace.Other, "С ключом", null, null, new Dictionary<string, string> { ["Token"] = "abc" }), "shop.keyNotUsed");
    }

    [Fact]
    public async Task Only_a_manager_who_sees_every_shop_connects_one()
    {
        await RefusedAsync(await desk.AskedAsync("Чужой"), "role.needed", DeskFixture.Somebody(Role.Seller));
        await RefusedAsync(await desk.AskedAsync("Чужой"), "shop.addNeedsAllShops", ShopsFixture.Manager with { Scope = ShopScope.Of([ShopId.New()]) });
    }

    [Fact]
    public async Task A_key_is_tried_before_it_is_kept()
    {
        var trial = await desk.Get<TryKey>().ExecuteAsync(ShopsFixture.Manager, await desk.AskedAsync("Проба", scopes: "feedbacks,readonly"), desk.Now, CancellationToken.None);

        trial.Failure.Should().BeNull(trial.Detail);
        trial.Facts.CanReply.Should().BeFalse();
        trial.Facts.Feeds.Should().Equal(FeedKind.Reviews, FeedKind.Questions);
        var forged = (await desk.Simulator.TokenAsync())[..^4] + "AAAA";
        var refused = await desk.Get<TryKey>().ExecuteAsync(ShopsFixture.Manager, await desk.AskedAsync("Проба", token: forged), desk.Now, CancellationToken.None);
        refused.Failure.Should().Be(MarketplaceFailure.KeyRejected);
    }

    private async Task RefusedAsync(NewShop asked, string code, Actor? actor = null)
    {
        var add = () => desk.Get<AddShop>().ExecuteAsync(actor ?? ShopsFixture.Manager, asked, desk.Now, CancellationToken.None);
        (await add.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
    }
}
