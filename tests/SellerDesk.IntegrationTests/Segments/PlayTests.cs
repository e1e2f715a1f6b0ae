using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Segments;

public sealed class PlayTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private const int Crowd = 400;

    private static CancellationToken None => CancellationToken.None;

    private readonly FixedClock clock = new(BuyerTrial.Now);

    [Fact]
    public async Task A_play_draws_its_parts_says_what_is_offered_and_measures_what_both_did()
    {
        var (shop, segment) = await CrowdAsync("Возвращаем");
        var play = await PlanAsync(segment, PlayKind.Message);
        (await Start().ExecuteAsync(Actor.Desk, play, None)).Should().Be(Crowd);

        await using var db = trial.Data.Open();
        var members = await db.PlayMembers.Where(m => m.PlayId == play).ToListAsync();
        members.Should().OnlyContain(m => m.Arm == PlayLot.Of(play, m.BuyerId, 30), "the database draws the same lot");
        members.Count(m => m.Arm == PlayArm.Control).Should().BeInRange(120 - 37, 120 + 37);
        var told = await db.BuyerEvents.Where(e => e.SubjectId == play.Value).ToListAsync();
        told.Select(e => e.BuyerId).Should().BeEquivalentTo(members.Where(m => m.Arm == PlayArm.Treated).Select(m => m.BuyerId));
        told[0].Values.Should().ContainKey("offer");

        // Of the treated every second buys again, of the others every tenth; one order is cancelled and counts for nothing.
        clock.Advance(TimeSpan.FromDays(5));
        var numbers = (await db.Buyers.ToListAsync()).ToDictionary(b => b.Id, b => b.Number);
        var again = members.Where((m, n) => numbers[m.BuyerId] % (m.Arm == PlayArm.Treated ? 2 : 10) == 0).ToList();
        var who = await PhonesAsync();
        await trial.OrdersAsync(shop, [.. again.Select(m => Order($"again-{numbers[m.BuyerId]}", who[m.BuyerId], 500) with { OrderedAt = BuyerTrial.Now.AddDays(3) })]);
        await trial.OrdersAsync(shop, Order("cancelled", who[members.First(m => !again.Contains(m)).BuyerId], 500, Domain.Orders.OrderStage.Cancelled) with { OrderedAt = BuyerTrial.Now.AddDays(3) });
        await Measure().RunAsync(None);

        var face = (await Book().FindAsync(play, null, None))!;
        face.Result!.Treated.Should().Be(new ArmOutcome(members.Count(m => m.Arm == PlayArm.Treated), again.Count(m => m.Arm == PlayArm.Treated), 500 * again.Count(m => m.Arm == PlayArm.Treated), 250_000d * again.Count(m => m.Arm == PlayArm.Treated)));
        face.Result.Control.Ordered.Should().Be(again.Count(m => m.Arm == PlayArm.Control));
        face.Result.Repeat!.IsSure.Should().BeTrue();
        face.Result.Money!.IsSure.Should().BeTrue();
        (await Measure().RunAsync(None)).Should().BeFalse("nothing is measured again within minutes");

        clock.Advance(TimeSpan.FromDays(26));
        await Measure().RunAsync(None);
        (await Book().FindAsync(play, null, None))!.Play.State.Should().Be(PlayState.Ended);
    }

    [Fact]
    public async Task Nobody_is_in_two_plays_at_a_time_unless_that_was_allowed_and_whoever_was_erased_leaves()
    {
        var (_, segment) = await CrowdAsync("Один за раз", 60);
        var (first, second, third) = (await PlanAsync(segment, PlayKind.Call), await PlanAsync(segment, PlayKind.Offer), await PlanAsync(segment, PlayKind.Offer, overlap: true));
        await Start().ExecuteAsync(Actor.Desk, first, None);
        await RefusedAsync(() => Start().ExecuteAsync(Actor.Desk, first, None), "play.started");
        await RefusedAsync(() => Start().ExecuteAsync(Actor.Desk, second, None), "play.nobody");
        (await Book().FindAsync(second, null, None))!.Play.State.Should().Be(PlayState.Draft, "what could not begin has not begun");
        (await Start().ExecuteAsync(Actor.Desk, third, None)).Should().Be(60);

        var calls = await CallsAsync(first, CallState.Waiting);
        await using var db = trial.Data.Open();
        calls.Should().BeEquivalentTo((await db.PlayMembers.Where(m => m.PlayId == first && m.Arm == PlayArm.Treated).ToListAsync()).Select(m => m.BuyerId));
        await trial.Get<MarkCall>().ExecuteAsync(Actor.Desk, first, calls[0], CallState.Done, "Вернётся в декабре", None);
        await trial.Get<MarkCall>().ExecuteAsync(Actor.Desk, first, calls[1], CallState.NotReached, null, None);
        (await Book().CallCountsAsync(first, None)).Should().BeEquivalentTo(new Dictionary<CallState, int> { [CallState.Waiting] = calls.Count - 2, [CallState.Done] = 1, [CallState.NotReached] = 1 });
        (await Book().OffersAsync(calls[0], None)).Select(offer => offer.Play).Should().Contain(first);

        await trial.Get<EraseBuyer>().ExecuteAsync(Actor.Desk, calls[0], "письмо", BuyerTrial.Now, None);
        var gone = await db.PlayMembers.AsNoTracking().Where(m => m.BuyerId == calls[0]).ToListAsync();
        gone.Should().OnlyContain(m => m.LeftAt != null && m.Note == null);
        (await db.SegmentMembers.AnyAsync(m => m.BuyerId == calls[0])).Should().BeFalse();
        await RefusedAsync(() => trial.Get<MarkCall>().ExecuteAsync(Actor.Desk, first, calls[0], CallState.Done, null, None), "play.noCall");
        await Measure().RunAsync(None);
        var result = (await Book().FindAsync(first, null, None))!.Result!;
        (result.Treated.Buyers + result.Control.Buyers, result.Left).Should().Be((59, 1));
        await RefusedAsync(() => trial.Get<DeleteSegment>().ExecuteAsync(Actor.Desk, segment, None), "segment.used");

        await new StopPlay(trial.Data, clock).ExecuteAsync(Actor.Desk, first, None);
        await RefusedAsync(() => trial.Get<MarkCall>().ExecuteAsync(Actor.Desk, first, calls[2], CallState.Done, null, None), "play.notRunning");
    }

    private StartPlay Start() => new(trial.Data, clock);

    private MeasurePlaysJob Measure() => new(trial.Data, clock);

    private PlayBook Book() => new(trial.Scoped(), trial.Get<Npgsql.NpgsqlDataSource>());

    private Task<PlayId> PlanAsync(SegmentId segment, PlayKind kind, bool overlap = false) =>
        new PlanPlay(trial.Data, clock).ExecuteAsync(Actor.Desk, new PlayForm("Скидка тем, кто пропал", segment, kind, "Десять процентов на следующий заказ", 30, 30, overlap), None);

    private async Task<(Shop Shop, SegmentId Segment)> CrowdAsync(string name, int count = Crowd)
    {
        var shop = await trial.ShopAsync(name, Marketplace.Other);
        await trial.OrdersAsync(shop, [.. Enumerable.Range(0, count).Select(n => Order($"{name}-{n}", Phone(shop, n), 1_000))]);
        await trial.FiguresAsync();
        var rule = new RuleGroup(GroupKind.All, [new TraitRule(BuyerTrait.Shop, [shop.Id.Value.ToString()])]);
        var segment = await trial.Get<SaveSegment>().ExecuteAsync(Actor.Desk, null, new SegmentForm(name, "", rule, true), None);
        await new RefreshSegmentsJob(trial.Get<Npgsql.NpgsqlDataSource>(), TimeProvider.System).RunAsync(None);
        return (shop, segment);
    }

    private static string Phone(Shop shop, int n) => $"7{(uint)shop.Id.GetHashCode() % 90_000:00000}{n:00000}";

    private static Application.Marketplaces.IncomingOrder Order(string number, string phone, decimal price, Domain.Orders.OrderStage stage = Domain.Orders.OrderStage.Delivered) =>
        BuyerTrial.Order(number, phone, stage: stage, price: price, daysAgo: 20);

    /// <summary>By which number each buyer ordered the first time.</summary>
    private async Task<Dictionary<BuyerId, string>> PhonesAsync()
    {
        await using var db = trial.Data.Open();
        var shop = await db.Shops.FirstAsync(s => s.Name == "Возвращаем");
        var orders = await db.Orders.Where(o => o.ShopId == shop.Id).Select(o => new { o.Id, o.Ref }).ToListAsync();
        var links = await db.BuyerLinks.Where(l => l.Kind == BuyerThing.Order && l.ShopId == shop.Id).ToDictionaryAsync(l => l.ThingId, l => l.BuyerId);
        return orders.Where(o => o.Ref.Number.StartsWith("Возвращаем-", StringComparison.Ordinal))
            .ToDictionary(o => links[o.Id.Value], o => Phone(shop, int.Parse(o.Ref.Number["Возвращаем-".Length..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<List<BuyerId>> CallsAsync(PlayId play, CallState state)
    {
        var (all, after) = (new List<BuyerId>(), (BuyerId?)null);
        do
        {
            (var rows, after) = await Book().CallsAsync(play, state, Role.Owner, after, 11, None);
            all.AddRange(rows.Select(row => row.Buyer.Id));
        }
        while (after is not null);
        return all;
    }

    private static async Task RefusedAsync(Func<Task> deed, string code) => (await FluentActions.Awaiting(deed).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
