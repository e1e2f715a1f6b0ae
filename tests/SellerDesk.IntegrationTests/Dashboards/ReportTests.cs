using System.IO.Compression;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Channels;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>Boards that go out by e-mail, to a real mail server.</summary>
public sealed class ReportTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private static readonly ReportSchedule Mondays = new(ReportEvery.Week, 1, new TimeOnly(9, 0), "Europe/Moscow");

    private MailServer server = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        server = await MailServer.StartAsync();
        await desk.SetUpAsync(MessageChannel.Email, server.Settings());
        desk.Desk.Configuration["Web:PublicUrl"] = "https://desk.seller.test";
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_report_reaches_each_reader_once_with_his_shops_alone_whatever_node_sends_it()
    {
        var (mine, other) = (await SoldAsync("Мой магазин", 7), await SoldAsync("Чужой магазин", 100));
        var all = await HiredAsync("all@buyers.test", ShopScope.Everything);
        var some = await HiredAsync("some@buyers.test", ShopScope.Of([mine.Id]));
        var nothing = await HiredAsync("nothing@buyers.test", ShopScope.Nothing);
        var owner = await HiredAsync("owner@buyers.test", ShopScope.Everything, Role.Owner);
        var id = await SaveAsync(owner, Role.Owner, Content("Неделя", [all, some, nothing], ["partner@seller.test"]));
        await DueAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.RunAsync<SendReportsJob>()));
        await desk.RunAsync<SendReportsJob>();

        foreach (var (address, orders) in new[] { ("all@buyers.test", "107"), ("some@buyers.test", "7"), ("partner@seller.test", "107") })
        {
            var letter = Read((await server.LettersAsync(address, 1)).Should().ContainSingle().Subject);
            letter.Subject.Should().StartWith("Неделя: ");
            letter.HtmlBody.Should().Contain("https://desk.seller.test/dashboards/delivery?").And.NotContain("<img").And.NotContain("src=").And.NotContain("<script");
            letter.TextBody.Should().Contain($"Заказы: {orders} ");
            Sheet(letter).Should().Contain($"<v>{orders}</v>");
        }

        (await server.LettersAsync("nothing@buyers.test", 0)).Should().BeEmpty();
        (await desk.Database.ReadAsync<string>($"select state || ' ' || detail from report_letters where report_id = '{id.Value}' and person_id = '{nothing.Value}'")).Should().Be("Failed noshop");
        (await desk.Database.ReadAsync<long>($"select count(*) from alerts where kind = '{AlertKind.ReportFailed}' and person_id = '{owner.Value}'")).Should().Be(1);
        (await desk.Database.ReadAsync<bool>($"select next_at > now() and extract(isodow from next_at at time zone 'Europe/Moscow') = 1 from reports where id = '{id.Value}'")).Should().BeTrue();
    }

    [Fact]
    public async Task Send_me_now_writes_to_whoever_asks_alone_and_a_paused_report_waits()
    {
        await SoldAsync("Сейчас", 3);
        var (asks, reads) = (await HiredAsync("asks@buyers.test", ShopScope.Everything, Role.Manager), await HiredAsync("reads@buyers.test", ShopScope.Everything));
        var id = await SaveAsync(asks, Role.Manager, Content("Сейчас", [reads], []));
        await Change().PauseAsync(ActorOf(asks, Role.Manager), id, paused: true, None);
        await DueAsync(id);
        await Change().SendMeAsync(ActorOf(asks, Role.Manager), id, None);
        await desk.RunAsync<SendReportsJob>();

        (await server.LettersAsync("asks@buyers.test", 1)).Should().ContainSingle();
        (await server.LettersAsync("reads@buyers.test", 0)).Should().BeEmpty();
        await Change().PauseAsync(ActorOf(asks, Role.Manager), id, paused: false, None);
        await desk.RunAsync<SendReportsJob>();
        (await server.LettersAsync("reads@buyers.test", 0)).Should().BeEmpty("what was missed in the pause is not sent later");
    }

    [Fact]
    public async Task A_busy_server_gets_the_letter_later_and_an_owner_who_is_one_no_longer_lets_nothing_out()
    {
        await SoldAsync("Потом", 3);
        var owner = await HiredAsync("busy@buyers.test", ShopScope.Everything, Role.Owner);
        var id = await SaveAsync(owner, Role.Owner, Content("Потом", [owner], ["late@seller.test"]));
        await DueAsync(id);
        await desk.SetUpAsync(MessageChannel.Email, server.Settings(), on: false);
        await desk.RunAsync<SendReportsJob>();
        (await desk.Database.ReadAsync<long>($"select count(*) from report_letters where report_id = '{id.Value}' and state = 'Waiting'")).Should().Be(2);

        await desk.SetUpAsync(MessageChannel.Email, server.Settings());
        await desk.Database.ExecuteAsync($"update people set role = '{Role.Seller}' where id = '{owner.Value}'; update report_letters set due_at = now() where report_id = '{id.Value}'");
        await desk.RunAsync<SendReportsJob>();
        (await server.LettersAsync("busy@buyers.test", 1)).Should().ContainSingle();
        (await server.LettersAsync("late@seller.test", 0)).Should().BeEmpty();
    }

    [Fact]
    public async Task Addresses_outside_are_an_owners_to_give_and_a_managers_to_take_away()
    {
        var (owner, manager) = (await HiredAsync("gives@buyers.test", ShopScope.Everything, Role.Owner), await HiredAsync("takes@buyers.test", ShopScope.Everything, Role.Manager));
        await Refused(() => SaveAsync(manager, Role.Manager, Content("Наружу", [manager], ["x@seller.test"])), "report.outside");
        var id = await SaveAsync(owner, Role.Owner, Content("Наружу", [manager], ["x@seller.test", "y@seller.test"]));
        await Change().SaveAsync(ActorOf(manager, Role.Manager), id, Content("Наружу", [manager], ["x@seller.test"]), None);
        await Refused(() => Change().SaveAsync(ActorOf(manager, Role.Manager), id, Content("Наружу", [manager], ["x@seller.test", "z@seller.test"]), None), "report.outside");
        await Refused(() => SaveAsync(owner, Role.Owner, Content("Плохо", [], ["не адрес"])), "report.address");
        await Refused(() => SaveAsync(owner, Role.Owner, Content("Никому", [], [])), "report.recipients");
        await Refused(() => SaveAsync(owner, Role.Owner, Content("Пояс", [owner], []) with { Schedule = Mondays with { Zone = "Луна/Море" } }), "report.zone");
        await Refused(() => Change().SaveAsync(ActorOf(owner, Role.Seller), null, Content("Не мне", [owner], []), None), "role.needed");
    }

    /// <summary>So many orders on each of the last forty days, as the rollup would hold them.</summary>
    private async Task<Shop> SoldAsync(string name, int orders)
    {
        var shop = await desk.AddShopAsync(name);
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-3);
        await desk.Database.ExecuteAsync($"delete from figure_months where shop_id <> '{shop.Id}' and shop_id not in (select id from shops where name in ('Мой магазин', 'Чужой магазин'))");
        var upto = new long[12 * FigureMonth.Days];
        for (var day = yesterday.Day - 1; day < FigureMonth.Days; day++)
        {
            upto[day] = orders;
        }

        await using var db = desk.Data.Open();
        db.Add(new FigureMonth { ShopId = shop.Id, Source = FigureOf.Placed, Month = new DateOnly(yesterday.Year, yesterday.Month, 1), Upto = upto });
        await db.SaveChangesAsync();
        return shop;
    }

    private static MimeMessage Read(string letter) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(letter)));

    private static string Sheet(MimeMessage letter)
    {
        var file = letter.Attachments.OfType<MimePart>().Should().ContainSingle().Subject;
        file.FileName.Should().EndWith(".xlsx");
        using var content = new MemoryStream();
        file.Content!.DecodeTo(content);
        using var zip = new ZipArchive(content);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return sheet.ReadToEnd();
    }

    private static ReportContent Content(string name, IReadOnlyList<PersonId> people, IReadOnlyList<string> addresses) => new(name, [Board.Delivery], "", people, addresses, Mondays);

    private ChangeReports Change() => new(desk.Scoped(), TimeProvider.System);

    private Task<ReportId> SaveAsync(PersonId by, Role role, ReportContent content) => Change().SaveAsync(ActorOf(by, role), null, content, None);

    private static Actor ActorOf(PersonId person, Role role) => new(person, role.ToString(), role, ShopScope.Everything);

    private Task DueAsync(ReportId id) => desk.Database.ExecuteAsync($"update reports set next_at = now() - interval '1 second' where id = '{id.Value}'");

    private async Task<PersonId> HiredAsync(string email, ShopScope scope, Role role = Role.Support) => (await desk.UseAsync<AddPerson, AddedPerson>(add =>
        add.ExecuteAsync(Actor.Desk, email, email, role, scope, DateTimeOffset.UtcNow, None))).Id;

    private static async Task Refused(Func<Task> work, string code) => (await work.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
