using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Inbox;

/// <summary>An inbox asked with the eyes of one person: the whole desk's, or some shops'.</summary>
public sealed class InboxFixture : DeskFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static InboxAsk Ask(string query, PersonId? me = null) => new(InboxQuery.Read(query), me, Now, TimeZoneInfo.Utc);

    public static InboxAsk Ask(Shop shop, string query = "state=all", PersonId? me = null)
    {
        var filter = InboxQuery.Read(query);
        return new InboxAsk(filter with { Shops = [shop.Id] }, me, Now, TimeZoneInfo.Utc);
    }

    public ScopedDb Scoped(ShopScope? scope = null) => new(Desk.Services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new Eyes(scope ?? ShopScope.Everything));

    public InboxList List(ShopScope? scope = null) => new(Scoped(scope));

    /// <summary>Counts that are never a second old.</summary>
    public InboxCounts Counts(ShopScope? scope = null) => new(new InboxCounters(Data, TimeProvider.System), new Eyes(scope ?? ShopScope.Everything));

    public InboxNames Names() => new(new NameShelf(Data, TimeProvider.System));

    public async Task WriteAsync(Shop shop, params IncomingReview[] reviews)
    {
        await using var connection = await Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ReviewWriter.WriteAsync(new WriteBatch(connection, transaction, shop.Id, Now), reviews, CancellationToken.None);
        await transaction.CommitAsync();
    }

    public static IncomingReview Review(string number, short rating, string text, DateTimeOffset? at = null) => new()
    {
        Number = number,
        Rating = rating,
        Text = text,
        Author = "Ольга",
        CreatedAt = at ?? Now.AddHours(-1),
        Product = new IncomingProduct("148203771", "Термокружка"),
    };

    private sealed class Eyes(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
    }
}
