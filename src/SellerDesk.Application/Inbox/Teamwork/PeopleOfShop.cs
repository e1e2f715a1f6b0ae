using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Who sees a shop: those who can be called by name there, or be given its items.</summary>
public sealed class PeopleOfShop(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<(PersonFace Face, bool AllShops, Guid[] Shops)>> people = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public async Task<IReadOnlyList<PersonFace>> LoadAsync(ShopId shop, CancellationToken cancel) =>
        [.. (await people.GetAsync(cancel)).Where(person => person.AllShops || person.Shops.Contains(shop.Value)).Select(person => person.Face)];

    private static async Task<List<(PersonFace Face, bool AllShops, Guid[] Shops)>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        var rows = await db.Users.AsNoTracking().Where(p => !p.Disabled).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Role, p.AllShops, p.ShopIds }).ToListAsync();
        return rows.ConvertAll(p => (new PersonFace(new PersonId(p.Id), p.Name, p.Role, false), p.AllShops, p.ShopIds));
    }
}
