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

/// <summary>What happens to points, from one day on; after each test the ledger is proved.</summary>
public abstract class PointCase(PointTrial trial) : IAsyncLifetime
{
    protected static readonly Role Manager = Role.Manager;

    protected PointTrial Trial => trial;

    public Task InitializeAsync()
    {
        trial.Clock.Set(CaseFixture.Start);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => (await trial.ProveAsync()).Should().Match<PointProof>(proof => proof.Holds, "whatever happened, the ledger adds up");

    protected T Get<T>() where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(trial.Desk.Services);

    protected Task<Shop> ShopAsync(string name) => trial.AddShopAsync(name, marketplace: Marketplace.Kaspi);

    protected Task<List<string>> EventsAsync(BuyerId buyer) => trial.Database.ListAsync<string>($"select kind from buyer_events where buyer_id = '{buyer}' and kind like 'Points%' order by id");

    protected static IncomingReturn Return(string number, string order, int pieces) => CaseFixture.Claim(number, order, pieces) with { Kind = ReturnKind.Return, Stage = ReturnStage.Received, Product = new IncomingProduct("p-1", "Кружка"), Decisions = [] };

    protected static async Task<RuleException> Refused(Func<Task> deed, string code)
    {
        var refused = (await deed.Should().ThrowAsync<RuleException>()).Which;
        refused.Code.Should().Be(code);
        return refused;
    }
}
