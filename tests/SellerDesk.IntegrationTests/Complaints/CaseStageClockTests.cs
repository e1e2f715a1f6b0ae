using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>A level may give each stage of a case a time of its own, beside the time to its end.</summary>
public sealed class CaseStageClockTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    private static CancellationToken None => CancellationToken.None;

    private const Role Owner = Role.Owner;

    [Fact]
    public async Task A_pulled_case_has_a_clock_of_its_stage_and_another_when_the_marketplace_moves_it()
    {
        var shop = await ShopAsync("Этапы площадки", (ComplaintStage.Analysing, 30), (ComplaintStage.FollowingUp, 600));
        await desk.OrderAsync(shop, "o1", ("148203771", 1, 1290.5m));
        await desk.PullAsync(shop, CaseFixture.Claim("s1"));
        var complaint = (await desk.CasesAsync(shop)).Single();
        complaint.Stage.Should().Be(ComplaintStage.Analysing);
        (await StagesAsync(complaint)).Should().ContainSingle().Which.Should().Match<Clock>(clock => clock.Of == "Analysing" && clock.Minutes == 30 && clock.StoppedAt == null);
        (complaint.DueAt, (await desk.ItemAsync(complaint.Id)).DueAt).Should().Be(((await StagesAsync(complaint))[0].DueAt, (await StagesAsync(complaint))[0].DueAt), "the stage is due before the first response");

        await desk.PullAsync(shop, CaseFixture.Claim("s1") with { Stage = ReturnStage.Approved, StatusRaw = "approved" });
        (await desk.CaseAsync(complaint.Id)).Stage.Should().Be(ComplaintStage.FollowingUp);
        var clocks = await StagesAsync(complaint);
        clocks.Select(clock => (clock.Of, clock.StoppedAt is null, clock.PausedAt is null)).Should().Equal(("Analysing", false, true), ("FollowingUp", true, false));
    }

    [Fact]
    public async Task A_case_moved_by_hand_stops_one_clock_and_starts_the_next_and_a_new_version_times_it_anew()
    {
        var shop = await ShopAsync("Этапы рукой", (ComplaintStage.Collecting, 60), (ComplaintStage.Analysing, 120));
        await desk.OrderAsync(shop, "o1", ("148203771", 1, 1290.5m));
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(null, 1)));
        var complaint = await desk.CaseAsync(id);
        if (complaint.Stage == ComplaintStage.Collecting)
        {
            await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing));
        }

        var running = (await StagesAsync(complaint)).Where(clock => clock.StoppedAt is null).Should().ContainSingle().Subject;
        (running.Of, running.Minutes).Should().Be(("Analysing", 120));
        (await desk.ItemAsync(id)).DueAt.Should().BeOnOrBefore(running.DueAt);

        var level = await LevelAsync(shop);
        var quicker = Terms((ComplaintStage.Analysing, 15));
        await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(DeskFixture.Somebody(Owner), level, "Этапы рукой", quicker, None);
        var wish = new RetimingWish(RetimingCause.Level, "Этапы рукой", Level: level);
        var retiming = new RetimingDesk(desk.Scoped(), desk.Clock);
        (await retiming.PreviewAsync(DeskFixture.Somebody(Owner), wish, None)).Moved.Should().Be(1, "of the open clocks only the stage's time has changed");
        await retiming.StartAsync(DeskFixture.Somebody(Owner), wish, None);
        await new RetimeClocksJob(desk.Data, desk.Clock).RunAsync(None);
        (await StagesAsync(complaint)).Single(clock => clock.StoppedAt is null).Should().Match<Clock>(clock => clock.Minutes == 15 && clock.DueAt < running.DueAt);
    }

    [Fact]
    public async Task A_level_without_times_of_stages_starts_no_such_clock()
    {
        var shop = await desk.AddShopAsync("Без этапов");
        await desk.PullAsync(shop, CaseFixture.Claim("n1"));
        (await StagesAsync((await desk.CasesAsync(shop)).Single())).Should().BeEmpty();
    }

    private static LevelTerms Terms(params (ComplaintStage Stage, int Minutes)[] stages) => ShippedLevels.Standard with
    {
        Times = [.. ShippedLevels.Standard.Times, .. stages.Select(one => new ServiceTime(ClockKind.ComplaintStage, one.Stage.ToString(), one.Minutes, TimeUnit.WorkingMinutes))],
    };

    private async Task<Shop> ShopAsync(string name, params (ComplaintStage Stage, int Minutes)[] stages)
    {
        var owner = DeskFixture.Somebody(Owner);
        var (level, _) = await new ChangeLevels(desk.Scoped(), desk.Clock).SaveAsync(owner, null, name, Terms(stages), None);
        var shop = await desk.AddShopAsync(name);
        await new ChangeCalendars(desk.Scoped()).ChooseAsync(owner, shop.Id, null, level, None);
        return shop;
    }

    private async Task<ServiceLevelId> LevelAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return (await db.ShopTerms.Where(t => t.ShopId == shop.Id).Select(t => t.LevelId).SingleAsync())!.Value;
    }

    private async Task<List<Clock>> StagesAsync(Complaint complaint)
    {
        await using var db = desk.Data.Open();
        return await db.Clocks.AsNoTracking().Where(c => c.ShopId == complaint.ShopId && c.SubjectId == complaint.Id.Value && c.Kind == ClockKind.ComplaintStage).OrderBy(c => c.Of).ToListAsync();
    }
}
