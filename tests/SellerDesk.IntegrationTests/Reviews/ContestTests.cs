using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Reviews;

public sealed class ContestTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly Actor Somebody = Fixtures.DeskFixture.Somebody(Role.Support, PersonId.New());

    private Shop? shop;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_complaint_goes_from_its_text_to_its_outcome_step_by_step_and_back()
    {
        var review = await ReviewAsync(0);
        var id = await PrepareAsync(review, ContestGround.Insult);

        (await RefusedAsync(() => Contests().DecideAsync(Somebody, id, won: true, null, None))).Should().Be("contest.state");
        await Contests().FileAsync(Somebody, id, None);
        await Contests().DecideAsync(Somebody, id, won: true, "Снят", None);
        (await OfAsync(review)).Should().Match<Contest>(c => c.State == ContestState.Won && c.FiledAt != null && c.Note == "Снят");

        await Contests().StepBackAsync(Somebody, id, None);
        (await OfAsync(review)).Should().Match<Contest>(c => c.State == ContestState.Filed && c.DecidedAt == null);
    }

    [Fact]
    public async Task A_review_is_contested_once_at_a_time_and_again_after_it_was_lost()
    {
        var review = await ReviewAsync(1);
        var first = await PrepareAsync(review, ContestGround.Spam);
        (await RefusedAsync(() => PrepareAsync(review, ContestGround.Spam))).Should().Be("contest.already");

        await Contests().FileAsync(Somebody, first, None);
        await Contests().DecideAsync(Somebody, first, won: false, null, None);

        (await PrepareAsync(review, ContestGround.Advertising)).Should().NotBe(first);
    }

    [Fact]
    public async Task The_win_rate_of_a_ground_counts_what_was_decided()
    {
        var (won, lost, waiting) = (await ReviewAsync(2), await ReviewAsync(3), await ReviewAsync(4));
        foreach (var (review, outcome) in new[] { (won, (bool?)true), (lost, false), (waiting, null) })
        {
            var id = await PrepareAsync(review, ContestGround.Blackmail);
            await Contests().FileAsync(Somebody, id, None);
            if (outcome is { } decided)
            {
                await Contests().DecideAsync(Somebody, id, decided, null, None);
            }
        }

        (await Board().SharesAsync(None)).Single(share => share.Ground == ContestGround.Blackmail).Should().BeEquivalentTo(new { Won = 1, Lost = 1, Waiting = 1, WinRate = 0.5m });
        (await Board().LoadAsync(ContestState.Filed, ContestGround.Blackmail, null, 10, None)).Should().ContainSingle().Which.Item.Should().Be(waiting);
    }

    [Fact]
    public void Where_a_marketplace_names_a_term_it_is_counted()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        ContestGrounds.FileBy(Marketplace.YandexMarket, at).Should().Be(at.AddDays(30));
        ContestGrounds.FileBy(Marketplace.Kaspi, at).Should().BeNull();
    }

    private ContestReview Contests() => desk.Seeing<ContestReview>();

    private ContestBoard Board() => desk.Seeing<ContestBoard>();

    private Task<ContestId> PrepareAsync(WorkItemId review, ContestGround ground) => Contests().PrepareAsync(Somebody, review, ground, "Просим проверить отзыв", ["screenshot"], None);

    private Task<Contest?> OfAsync(WorkItemId review) => Board().OfReviewAsync(review, None);

    private async Task<WorkItemId> ReviewAsync(int number)
    {
        shop ??= await desk.AddShopAsync($"Оспоренное {Guid.NewGuid():N}");
        await desk.WriteAsync(shop, InboxFixture.Review($"contested-{number}", 1, "Ужасный магазин"));
        await using var db = desk.Data.Open();
        return await db.WorkItems.Where(i => i.ShopId == shop.Id).Select(i => i.Id).OrderByDescending(id => id).FirstAsync();
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => (await FluentActions.Awaiting(work).Should().ThrowAsync<RuleException>()).Which.Code;
}
