using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Inbox.Teamwork;
using Xunit;

namespace SellerDesk.IntegrationTests.ServiceLevels;

public sealed class WorkDayTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static CancellationToken None => CancellationToken.None;

    private WorkBoard Board => new(desk.Scoped());

    [Fact]
    public async Task Figures_are_what_plain_sql_says_each_opens_what_it_counts_and_programs_get_the_same()
    {
        var (shop, items) = await desk.ItemsAsync("Мера", 6);
        var (anna, boris) = (await desk.PersonAsync("Мера Анны"), await desk.PersonAsync("Мера Бориса"));
        var asked = (await desk.ItemAsync(items[0])).CreatedAt;
        await AnswerAsync(anna, items[0], asked.AddMinutes(30));
        await AnswerAsync(anna, items[1], asked.AddHours(6));
        await AnswerAsync(boris, items[2], asked.AddMinutes(90), withdrawn: true);
        desk.Clock.Set(asked.AddHours(2));
        await new CloseItems(desk.Scoped(), desk.Counters(), desk.Clock).ExecuteAsync(boris, [items[3], items[4]], null, None);
        desk.Clock.Set(TeamworkFixture.Start);
        await MakeAsync();
        await MakeAsync();

        var filter = new WorkFilter(Day, Day, shop.Id, null);
        var owner = TeamworkFixture.Somebody(Role.Owner);
        var rows = await Board.LoadAsync(owner, filter, None);
        var (hers, his) = (rows.Single(row => row.Name == "Мера Анны"), rows.Single(row => row.Name == "Мера Бориса"));
        hers.Should().Match<WorkRow>(row => row.Answers == 2 && row.FirstResponses == 2 && row.FirstMinutes == 30 + 360 && row.FirstWithin == 1 && row.Closed == 0);
        his.Should().Match<WorkRow>(row => row.Answers == 0 && row.Closed == 2 && row.Resolved == 2 && row.ResolvedMinutes == 240);
        WorkBoard.Sum(rows).Answers.Should().Be(await CountAsync(shop));

        var behind = new WorkBehind(desk.Scoped());
        (await behind.LoadAsync(owner, filter, WorkFigure.Answers, anna.PersonId!.Value.Value, None)).Select(row => row.Item).Should().BeEquivalentTo(new[] { items[0].Value, items[1].Value });
        (await behind.LoadAsync(owner, filter, WorkFigure.Late, null, None)).Select(row => row.Item).Should().Equal(items[1].Value);
        (await behind.LoadAsync(owner, filter, WorkFigure.Resolved, boris.PersonId!.Value.Value, None)).Should().HaveCount(2);
        var sheet = await new FigureBook(desk.Scoped(), desk.Clock).LoadAsync([Metrics.FirstResponse], new FigureFilter(Day, Day) { Shop = shop.Id }, Day, None);
        sheet.Of(Metrics.FirstResponse, Day, Day).Value.Should().Be(390m / 120);
    }

    [Fact]
    public async Task Whoever_leads_nobody_sees_their_own_work_alone()
    {
        var (shop, items) = await desk.ItemsAsync("Своя мера", 2);
        var (anna, boris) = (await desk.PersonAsync("Своя Анны"), await desk.PersonAsync("Своя Бориса"));
        var at = (await desk.ItemAsync(items[0])).CreatedAt.AddMinutes(10);
        await AnswerAsync(anna, items[0], at);
        await AnswerAsync(boris, items[1], at);
        await MakeAsync();
        var filter = new WorkFilter(Day, Day, shop.Id, null);

        (await Board.LoadAsync(anna, filter, None)).Select(row => row.Name).Should().Equal("Своя Анны");
        (await new WorkBehind(desk.Scoped()).LoadAsync(anna, filter, WorkFigure.Answers, boris.PersonId!.Value.Value, None)).Select(row => row.Item).Should().Equal(items[0].Value);
    }

    /// <summary>As if it had never run: the clock of these tests goes back and forth.</summary>
    private async Task MakeAsync()
    {
        await using (var db = desk.Data.Open())
        {
            await db.DeskOptions.Where(o => o.Name == MakeWorkDaysJob.Mark).ExecuteDeleteAsync();
        }

        await new MakeWorkDaysJob(desk.Data, desk.Clock).RunAsync(None);
    }

    private async Task AnswerAsync(Actor who, WorkItemId id, DateTimeOffset at, bool withdrawn = false)
    {
        await using var db = desk.Data.Open();
        var item = await db.WorkItems.FirstAsync(i => i.Id == id);
        item.StartReply();
        var reply = OutgoingReply.Write(item, "1", "Спасибо за отзыв", false, who.PersonId, ReplySource.Person, at);
        if (withdrawn)
        {
            reply.Withdraw();
            item.ReplyWithdrawn(false, at);
        }

        db.Add(reply);
        db.Add(new ItemEvent { ShopId = item.ShopId, WorkItemId = id, ItemKind = item.Kind, Kind = ItemEventKind.ReplyWritten, PersonId = who.PersonId!.Value.Value, At = at });
        await db.SaveChangesAsync();
    }

    private async Task<long> CountAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Database.SqlQuery<long>($"select count(*) as \"Value\" from outgoing_replies where shop_id = {shop.Id.Value} and state not in ('Withdrawn', 'Rejected', 'Dead')").SingleAsync();
    }
}
