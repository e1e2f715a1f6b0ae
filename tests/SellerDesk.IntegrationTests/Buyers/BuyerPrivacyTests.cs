using System.IO.Compression;
using System.Text;
using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class BuyerPrivacyTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private static readonly Actor Seller = DeskFixture.Somebody(Role.Seller);
    private static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);

    [Fact]
    public async Task The_newest_line_of_the_ledger_counts_nothing_said_is_no_and_no_line_is_ever_changed()
    {
        var shop = await trial.ShopAsync("Согласия", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("c-1", new IncomingBuyer("Дина", "7021110006")), BuyerTrial.OfKaspi("c-2", new IncomingBuyer("Дина", "7021110007")));
        await trial.FiguresAsync();
        var (dina, other) = (await BuyerAsync(shop, "c-1"), await BuyerAsync(shop, "c-2"));
        var now = trial.Get<TimeProvider>().GetUtcNow();
        (await MayAsync(dina)).Should().BeFalse();

        await SayAsync(dina, true, now.AddDays(-2));
        (await MayAsync(dina)).Should().BeTrue();
        (await trial.Get<ConsentBook>().MayAsync(dina, ConsentChannel.Sms, ConsentPurpose.Surveys, CancellationToken.None)).Should().BeFalse("it was for offers");
        await SayAsync(dina, false, now.AddDays(-1));
        (await MayAsync(dina)).Should().BeFalse();

        await SayAsync(other, true, now.AddHours(-1));
        await trial.Get<MergeBuyers>().ExecuteAsync(Seller, other, dina, null, CancellationToken.None);
        (await MayAsync(dina)).Should().BeTrue("she said so last, under the other record");

        var tamper = () => trial.Database.ExecuteAsync("update buyer_consents set given = true");
        await tamper.Should().ThrowAsync<Npgsql.PostgresException>();
        var unsaid = () => SayAsync(dina, true, now, version: null);
        (await unsaid.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("consent.version");
    }

    [Fact]
    public async Task An_erased_person_is_gone_from_every_table_a_pull_does_not_bring_them_back_and_the_sums_stay()
    {
        var shop = await trial.ShopAsync("Забвение", Marketplace.Kaspi);
        var madina = new IncomingBuyer("Мадина Касымова", "7021110008");
        IncomingOrder[] orders = [BuyerTrial.OfKaspi("e-1", madina), BuyerTrial.OfKaspi("e-2", madina)];
        IncomingReview review = BuyerTrial.Review("e-r", 1, "e-1") with { Text = "Позвоните Мадине 8 702 111 00 08", Author = "Мадина К." };
        await trial.OrdersAsync(shop, orders);
        await trial.ReviewsAsync(shop, review);
        await trial.ChatsAsync(shop, BuyerTrial.Chat("e-c", null, "e-2", "Это Мадина, где мой заказ?"));
        var buyer = await BuyerAsync(shop, "e-1");
        await trial.FiguresAsync();

        await trial.Get<EraseBuyer>().ExecuteAsync(Manager, buyer, "письмо от 20.11", BuyerTrial.Now, CancellationToken.None);
        await NobodyAsync("Мадин", "Касымова", "7021110008");
        (await trial.Database.ReadAsync<string>($"select orders || ' ' || spent::int || ' ' || stars || ' ' || coalesce(name, '–') from buyers where id = '{buyer}'")).Should().Be("2 2000 1 –");
        (await trial.Database.ReadAsync<int>($"select \"left\" from buyer_erasures where buyer_id = '{buyer}'")).Should().Be(0);

        (await trial.OrdersAsync(shop, [.. orders.Select(order => order with { Buyer = madina with { Name = "Мадина Касымова-Ли" } })])).Unchanged.Should().Be(2);
        await trial.ReviewsAsync(shop, review with { Text = "Мадина передумала", Rating = 3 });
        await trial.ChatsAsync(shop, BuyerTrial.Chat("e-c", null, "e-2", "Это Мадина, где мой заказ?"));
        await trial.FiguresAsync();
        await NobodyAsync("Мадин", "Касымова", "7021110008");
        (await trial.Database.ReadAsync<int>($"select orders from buyers where id = '{buyer}'")).Should().Be(2);

        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("e-9", madina, daysAgo: 0));
        (await BuyerAsync(shop, "e-9")).Should().NotBe(buyer, "whoever buys anew is somebody new");
    }

    [Fact]
    public async Task An_export_holds_the_opened_contact_and_the_texts_and_is_kept_as_a_look()
    {
        var shop = await trial.ShopAsync("Выгрузка", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("d-1", new IncomingBuyer("Камила Ахметова", "7021110009")));
        await trial.ReviewsAsync(shop, BuyerTrial.Review("d-r", 4, "d-1"));
        var buyer = await BuyerAsync(shop, "d-1");

        using var zip = new ZipArchive(new MemoryStream(await trial.Get<ExportBuyer>().ExecuteAsync(Manager, buyer, CancellationToken.None)));
        using var reader = new StreamReader(zip.Entries.Single().Open(), Encoding.UTF8);
        (await reader.ReadToEndAsync()).Should().ContainAll("Камила Ахметова", "7021110009", "Пришло разбитым", "\"d-1\"");
        (await trial.Database.ReadAsync<string>($"select kind from buyer_looks where buyer_id = '{buyer}'")).Should().Be("Export");
        var support = () => trial.Get<ExportBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Support), buyer, CancellationToken.None);
        (await support.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");
    }

    [Fact]
    public async Task A_look_behind_the_mask_is_kept_beside_the_buyer()
    {
        var shop = await trial.ShopAsync("Взгляд", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("l-1", new IncomingBuyer("Алия", "7021110010")));
        var order = await trial.Database.ReadAsync<Guid>($"select id from orders where shop_id = '{shop.Id}'");
        await trial.Get<RevealBuyer>().ExecuteAsync(Seller, shop.Id, new OrderId(order), CancellationToken.None);
        (await trial.Database.ReadAsync<Guid>($"select person_id from buyer_looks where buyer_id = '{await BuyerAsync(shop, "l-1")}'")).Should().Be(Seller.PersonId!.Value.Value);
    }

    [Fact]
    public async Task Who_was_silent_for_three_years_is_not_recognised_any_more()
    {
        var shop = await trial.ShopAsync("Тишина", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("t-1", new IncomingBuyer("Руслан", "7021110011"), daysAgo: 4 * 365), BuyerTrial.OfKaspi("t-2", new IncomingBuyer("Тимур", "7021110012")));
        var (silent, here) = (await BuyerAsync(shop, "t-1"), await BuyerAsync(shop, "t-2"));
        await trial.FiguresAsync();
        await trial.Get<ForgetBuyersJob>().RunAsync(CancellationToken.None);
        await trial.FiguresAsync();
        (await trial.Database.ReadAsync<long>($"select count(*) from buyer_keys where buyer_id = '{silent}'")).Should().Be(0);
        (await trial.Database.ReadAsync<string>($"select coalesce(name, '–') || ' ' || orders from buyers where id = '{silent}'")).Should().Be("– 1");
        (await trial.Database.ReadAsync<long>($"select count(*) from buyer_keys where buyer_id = '{here}'")).Should().BePositive();
    }

    private async Task<BuyerId> BuyerAsync(Shop shop, string order) => new(await trial.IdAsync(await trial.BuyerOfAsync(shop, "orders", order)));

    private Task<bool> MayAsync(BuyerId buyer) => trial.Get<ConsentBook>().MayAsync(buyer, ConsentChannel.Sms, ConsentPurpose.Offers, CancellationToken.None);

    private async Task SayAsync(BuyerId buyer, bool given, DateTimeOffset at, string? version = "оферта 1")
    {
        var scoped = new RecordConsent(trial.Scoped(), trial.Get<TimeProvider>());
        await scoped.ExecuteAsync(Seller, buyer, new ConsentWord(ConsentChannel.Sms, ConsentPurpose.Offers, given, at, "звонок", version), CancellationToken.None);
    }

    /// <summary>No table holds any of the words, as text, anywhere.</summary>
    private async Task NobodyAsync(params string[] words)
    {
        var tables = await trial.Database.ListAsync<string>("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        tables.Should().HaveCountGreaterThan(80, "the test looked at something");
        foreach (var table in tables)
        {
            foreach (var word in words)
            {
                (await trial.Database.ReadAsync<long>($"select count(*) from \"{table}\" t where t::text ilike '%{word}%'")).Should().Be(0, $"{table} holds {word}");
            }
        }
    }
}
