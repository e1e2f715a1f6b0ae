using FluentAssertions;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class WildberriesSettingsTests
{
    [Theory]
    [InlineData(null, null, "https://feedbacks-api.wildberries.ru/api/v1/feedbacks")]
    [InlineData(null, "http://127.0.0.1:5090/wb/feedbacks", "http://127.0.0.1:5090/wb/feedbacks/api/v1/feedbacks")]
    [InlineData("http://shop.test/x/ ", "http://127.0.0.1:5090/wb/feedbacks", "http://shop.test/x/api/v1/feedbacks")]
    [InlineData("", "http://127.0.0.1:5090/", "http://127.0.0.1:5090/api/v1/feedbacks")]
    public void The_shops_address_goes_before_the_configurations_and_that_before_the_vendors(string? shop, string? configuration, string expected) =>
        new Uri(Of(shop, configuration).Host(WildberriesHost.Feedbacks), "api/v1/feedbacks").AbsoluteUri.Should().Be(expected);

    [Fact]
    public void Every_host_has_the_vendors_address()
    {
        foreach (var host in Enum.GetValues<WildberriesHost>())
        {
            Of(null, null).Host(host).Host.Should().EndWith("-api.wildberries.ru");
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://example.test")]
    [InlineData("/wb")]
    public void An_address_that_is_none_is_said(string address)
    {
        var url = () => Of(address, null).Host(WildberriesHost.Feedbacks);

        url.Should().Throw<MarketplaceException>().Which.Detail.Should().Contain("FeedbacksUrl").And.Contain(address);
    }

    private static WildberriesSettings Of(string? shop, string? configuration) => new(
        new ShopAccess(ShopId.New(), "", Marketplace.Wildberries, shop is null ? [] : new Dictionary<string, string> { ["FeedbacksUrl"] = shop }, "", "", "RUB"),
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Marketplaces:Wildberries:FeedbacksUrl"] = configuration }).Build());
}
