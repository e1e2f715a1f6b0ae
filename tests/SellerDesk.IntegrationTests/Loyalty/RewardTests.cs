using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Complaints;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty;

public sealed class RewardTests(PointTrial trial) : PointCase(trial), IClassFixture<PointTrial>
{
    [Fact]
    public async Task The_last_piece_goes_to_one_of_eight_who_ask_at_once_and_taking_it_back_returns_the_points()
    {
        var shop = await ShopAsync("Вознаграждения");
        var buyers = new List<BuyerId>();
        foreach (var n in Enumerable.Range(0, 8))
        {
            await Trial.OrderAsync(shop, $"w-{n}", $"7999000010{n}", 1_000, daysAgo: 20);
            buyers.Add(await Trial.BuyerAsync(shop, $"w-{n}"));
        }

        await Trial.SettleAsync();
        await Trial.AgeAsync();
        var manager = DeskFixture.Somebody(Manager);
        var reward = await Get<SaveReward>().ExecuteAsync(manager, null, new RewardWish("Код", RewardKind.FreeDelivery, 60, Stock: 3, Codes: CodeSource.Imported), CancellationToken.None);
        (await Get<SaveReward>().ImportAsync(manager, reward, "A-1\nA-2\nA-1\nA-3\nA-4", CancellationToken.None)).Should().Be(4);
        var asked = await Task.WhenAll(buyers.Select(buyer => Task.Run(async () =>
        {
            var id = Guid.NewGuid();
            try
            {
                var code = await Get<IssueReward>().ExecuteAsync(manager, reward, buyer, id, CancellationToken.None);
                (await Get<IssueReward>().ExecuteAsync(manager, reward, buyer, id, CancellationToken.None)).Should().Be(code, "asked again it is the same one");
                return (Buyer: buyer, Issue: id, Code: (string?)code);
            }
            catch (RuleException none)
            {
                none.Code.Should().Be("reward.none");
                return (Buyer: buyer, Issue: id, Code: null);
            }
        })));
        var given = asked.Where(one => one.Code is not null).ToList();
        given.Should().HaveCount(3).And.OnlyHaveUniqueItems(one => one.Code);
        (await Trial.BalanceAsync(given[0].Buyer)).Should().Be((0, 40, 0));
        (await Trial.BalanceAsync(asked.First(one => one.Code is null).Buyer)).Should().Be((0, 100, 0), "whoever got nothing paid nothing");

        await Get<EndReward>().UseAsync(manager, given[0].Issue, CancellationToken.None);
        await Refused(() => Get<EndReward>().CancelAsync(manager, given[0].Issue, CancellationToken.None), "reward.notOpen");
        await Get<EndReward>().CancelAsync(manager, given[1].Issue, CancellationToken.None);
        (await Trial.BalanceAsync(given[1].Buyer)).Should().Be((0, 100, 0));
    }
}
