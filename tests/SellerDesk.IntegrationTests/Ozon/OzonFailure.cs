using FluentAssertions;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>A call that has to fail, and in which way.</summary>
internal static class OzonFailure
{
    public static async Task<MarketplaceException> ExpectAsync(Func<Task> act, MarketplaceFailure failure)
    {
        var thrown = (await act.Should().ThrowAsync<MarketplaceException>()).Which;
        thrown.Failure.Should().Be(failure, thrown.Detail);
        return thrown;
    }
}
