using FluentAssertions;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

public sealed class PullPlacesTests
{
    private static readonly Marketplace[] Four = [Marketplace.Wildberries, Marketplace.Ozon, Marketplace.YandexMarket, Marketplace.Kaspi];

    [Fact]
    public void A_marketplace_alone_has_the_use_of_all_places() =>
        PullPlaces.Choose(Due(Marketplace.Ozon, 50), [], [Marketplace.Ozon]).Should().HaveCount(PullPlaces.AtOnce);

    [Fact]
    public void Each_of_the_others_keeps_its_places() =>
        PullPlaces.Choose(Due(Marketplace.Ozon, 50), [], Four).Should().HaveCount(PullPlaces.AtOnce - (3 * PullPlaces.KeptForEach));

    [Fact]
    public void Even_when_three_hold_all_that_they_can_the_fourth_is_pulled()
    {
        var running = new List<Marketplace>();
        foreach (var slow in Four[..3])
        {
            running.AddRange(PullPlaces.Choose(Due(slow, 50), running, Four).Select(feed => feed.Marketplace));
        }

        PullPlaces.Choose(Due(Marketplace.Kaspi, 50), running, Four).Should().HaveCount(PullPlaces.KeptForEach);
    }

    [Fact]
    public void What_has_waited_longest_goes_first() =>
        PullPlaces.Choose(Due(Marketplace.Ozon, 50), [], Four).Select(feed => feed.DueAt).Should().BeInAscendingOrder();

    private static IEnumerable<DueFeed> Due(Marketplace marketplace, int count) =>
        Enumerable.Range(0, count).Select(number => new DueFeed(ShopId.New(), FeedKind.Reviews, marketplace, DateTimeOffset.UnixEpoch.AddSeconds(number)));
}
