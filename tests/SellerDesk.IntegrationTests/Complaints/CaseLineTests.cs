using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>Cases stand in line as items of the inbox do, and the marketplace's own last moment counts as long as it is the seller's turn.</summary>
public sealed class CaseLineTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    private static CancellationToken None => CancellationToken.None;

    private ComplaintList List => desk.Seeing<ComplaintList>();

    [Fact]
    public async Task What_a_level_puts_first_leads_its_hour_slice_by_slice_and_stands_back_when_the_level_says_so()
    {
        var terms = ShippedLevels.Standard with { FirstInLine = true };
        var owner = DeskFixture.Somebody(Role.Owner);
        var levels = new ChangeLevels(desk.Scoped(), desk.Clock);
        var (level, _) = await levels.SaveAsync(owner, null, "Первые", terms, None);
        var (premium, usual) = (await desk.AddShopAsync("Первые"), await desk.AddShopAsync("Как все"));
        await new ChangeCalendars(desk.Scoped()).ChooseAsync(owner, premium.Id, null, level, None);
        var mark = $"очередь{Guid.NewGuid():N}";
        desk.Clock.Set(CaseFixture.Start.AddMinutes(5));
        var u1 = await OpenAsync(usual, mark);
        desk.Clock.Set(CaseFixture.Start.AddMinutes(50));
        var p1 = await OpenAsync(premium, mark);
        desk.Clock.Set(CaseFixture.Start.AddMinutes(55));
        var u2 = await OpenAsync(usual, mark);

        var filter = new ComplaintFilter { Search = mark };
        (await SlicesAsync(filter)).Should().Equal(p1, u1, u2);
        (await SlicesAsync(filter with { Stage = (await desk.CaseAsync(p1)).Stage })).Should().Equal([p1, u1, u2], "a column of the board is a list too");
        (await List.IdsAsync(filter, 2, None)).Should().Equal(p1, u1);
        (await desk.CaseAsync(p1)).Should().Match<Complaint>(one => one.LineAt.Minute == 0 && one.DueAt.Minute == 50);
        var rows = (await List.LoadAsync(filter, null, 3, None)).Rows;
        (await desk.Seeing<ComplaintNeighbours>().LoadAsync(rows[1], None)).Should().Be(new CaseNeighbours(p1, u2));
        (await List.LoadAsync(filter with { DueBefore = rows[0].DueAt.AddMinutes(-1) }, null, 3, None)).Rows.Select(row => row.Id).Should().Equal([u1], "what is overdue still goes by the deadline itself");

        await levels.SaveAsync(owner, level, "Первые", ShippedLevels.Standard, None);
        await new RetimingDesk(desk.Scoped(), desk.Clock).StartAsync(owner, new RetimingWish(RetimingCause.Level, "Первые", Level: level), None);
        await new RetimeClocksJob(desk.Data, desk.Clock).RunAsync(None);

        (await SlicesAsync(filter)).Should().Equal(u1, p1, u2);
    }

    [Fact]
    public async Task The_marketplace_s_last_moment_leads_while_the_seller_is_to_act_and_not_after_it()
    {
        desk.Clock.Set(CaseFixture.Start);
        var shop = await desk.AddShopAsync("Красная черта");
        await desk.OrderAsync(shop, "o1", ("148203771", 3, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("far") with { OpenedAt = CaseFixture.Start.AddHours(-3) }, CaseFixture.Claim("near") with { OpenedAt = CaseFixture.Start.AddHours(-2), DecideBy = CaseFixture.Start.AddMinutes(20) });
        var cases = await desk.CasesAsync(shop);
        var (far, near) = (cases[0].Id, cases[1].Id);
        cases[0].DueAt.Should().BeBefore(cases[1].DueAt).And.BeAfter(CaseFixture.Start.AddMinutes(20));
        var filter = new ComplaintFilter { Shop = shop.Id };

        (await SlicesAsync(filter)).Should().Equal(near, far);
        (await desk.CaseAsync(near)).LineAt.Should().Be(CaseFixture.Start.AddMinutes(20));

        await desk.MoveAsync(near, new CaseMove.PassBall(BallHolder.Marketplace));
        (await SlicesAsync(filter)).Should().Equal([far, near], "nobody here can do anything until the marketplace has");
        await desk.MoveAsync(near, new CaseMove.PassBall(BallHolder.Seller));
        (await SlicesAsync(filter)).Should().Equal(near, far);
    }

    private Task<ComplaintId> OpenAsync(Shop shop, string mark) => desk.OpenAsync(new ComplaintForm(shop.Id, $"Кружка протекает {mark}") { Lines = [] });

    private async Task<List<ComplaintId>> SlicesAsync(ComplaintFilter filter)
    {
        var seen = new List<ComplaintId>();
        ListPlace? after = null;
        do
        {
            var slice = await List.LoadAsync(filter, after, 1, None);
            seen.AddRange(slice.Rows.Select(row => row.Id));
            after = slice.Next;
        }
        while (after is not null);
        return seen;
    }
}
