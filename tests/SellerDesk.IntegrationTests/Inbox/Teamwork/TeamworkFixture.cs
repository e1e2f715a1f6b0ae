using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Inbox.Teamwork;

/// <summary>A desk with people on it, a clock that is moved by hand, and use cases as seen by any of them.</summary>
public sealed class TeamworkFixture : DeskFixture
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public FixedClock Clock { get; } = new(Start);

    public ScopedDb Scoped(ShopScope? scope = null) => new(Desk.Services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new Eyes(scope ?? ShopScope.Everything));

    public InboxCounters Counters() => new(Data, Clock);

    public WriteNote Notes() => new(Scoped(), new PeopleOfShop(Data, TimeProvider.System), Clock);

    public SnoozeItems Snooze() => new(Scoped(), Counters(), Clock);

    public Presence Presence() => new(Scoped(), Clock);

    public async Task<Actor> PersonAsync(string name, Role role = Role.Support, bool allShops = true, params Guid[] shops)
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<DeskPerson>>();
        var mail = $"{Guid.NewGuid():N}@example.test";
        var person = new DeskPerson { Id = Guid.CreateVersion7(), Name = name, Email = mail, UserName = mail, Role = role, AllShops = allShops, ShopIds = shops, CreatedAt = Start };
        var made = await people.CreateAsync(person, "Kitchen-Window-42!");
        return made.Succeeded ? new Actor(person.PersonId, name, role, ShopScope.Everything) : throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Description)));
    }

    public async Task<(Shop Shop, List<WorkItemId> Items)> ItemsAsync(string shopName, int count, string author = "Ольга")
    {
        var shop = await AddShopAsync(shopName);
        return (shop, await MoreAsync(shop, count, author));
    }

    public async Task<List<WorkItemId>> MoreAsync(Shop shop, int count, string author = "Ольга", short rating = 2)
    {
        var before = await IdsAsync(shop);
        await WriteAsync(shop, Clock.GetUtcNow(), ReviewWriter.WriteAsync, [.. Enumerable.Range(1, count).Select(n => Review($"{Guid.NewGuid():N}", rating, $"Текст {n}", author))]);
        return [.. (await IdsAsync(shop)).Except(before)];
    }

    public IncomingReview Review(string number, short rating, string text, string author = "Ольга") => new()
    {
        Number = number,
        Rating = rating,
        Text = text,
        Author = author,
        CreatedAt = Clock.GetUtcNow().AddHours(-1),
        Product = new IncomingProduct("148203771", "Термокружка"),
    };

    public async Task<WorkItem> ItemAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.WorkItems.AsNoTracking().FirstAsync(i => i.Id == id);
    }

    public async Task<List<ItemEventKind>> HistoryAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.ItemEvents.Where(e => e.WorkItemId == id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync();
    }

    private async Task<List<WorkItemId>> IdsAsync(Shop shop)
    {
        await using var db = Data.Open();
        return await db.WorkItems.Where(i => i.ShopId == shop.Id).OrderBy(i => i.DueAt).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync();
    }

    private sealed class Eyes(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
    }
}
