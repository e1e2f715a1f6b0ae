using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <param name="CanAnswer">It has a key, so that answers can leave; a shop of files has none.</param>
public sealed record ShopFace(ShopId Id, string Name, Marketplace Marketplace, ShopState State, bool CanAnswer);

public sealed record PersonFace(PersonId Id, string Name, Role Role, bool Disabled);

/// <param name="ReadyMade">The code of one that the desk brought along: texts say what it is called.</param>
/// <param name="Shared">Everybody's; otherwise its owner's.</param>
public sealed record SegmentFace(SegmentId Id, string Name, string? ReadyMade, bool Shared);

/// <summary>Shops and people by id, as one reading found them.</summary>
public sealed record NameBook(IReadOnlyDictionary<ShopId, ShopFace> Shops, IReadOnlyDictionary<PersonId, PersonFace> People)
{
    public static readonly NameBook Empty = new(new Dictionary<ShopId, ShopFace>(), new Dictionary<PersonId, PersonFace>());

    /// <summary>Tags that people use.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What segments of buyers are called; a ready-made one by its code.</summary>
    public IReadOnlyDictionary<SegmentId, SegmentFace> Segments { get; init; } = new Dictionary<SegmentId, SegmentFace>();

    /// <summary>Tiers of the programme, those that are gone too: conditions and messages may still name them.</summary>
    public IReadOnlyDictionary<Guid, string> Tiers { get; init; } = new Dictionary<Guid, string>();

    public string? NameOf(PersonId? person) => person is { } id && People.TryGetValue(id, out var face) ? face.Name : null;
}

/// <summary>The names that stand beside ids on every row. Of shops only those that whoever asks may see: a number in an address must not tell what another shop is called.</summary>
/// <param name="source">Null for the desk itself.</param>
public sealed class InboxNames(NameShelf shelf, IShopScopeSource? source = null)
{
    public async Task<NameBook> LoadAsync(CancellationToken cancel)
    {
        var book = await shelf.LoadAsync(cancel);
        return source is null || await source.GetAsync(cancel) is not { All: false } scope ? book : book with { Shops = scope.Shops.Where(book.Shops.ContainsKey).ToDictionary(shop => shop, shop => book.Shops[shop]) };
    }
}

/// <summary>A few dozen shops and people, shared by all pages for some seconds.</summary>
public sealed class NameShelf(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<NameBook> book = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    /// <summary>Of all shops: for <see cref="InboxNames"/> alone.</summary>
    internal Task<NameBook> LoadAsync(CancellationToken cancel) => book.GetAsync(cancel);

    private static async Task<NameBook> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        var shops = await db.Shops.AsNoTracking().OrderBy(s => s.Name).Select(s => new ShopFace(s.Id, s.Name, s.Marketplace, s.State, s.ProtectedKey != null)).ToListAsync();
        var people = await db.Users.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Role, p.Disabled }).ToListAsync();
        var tags = await db.ItemTags.AsNoTracking().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync();
        var segments = await db.Segments.AsNoTracking().OrderBy(s => s.CreatedAt).Select(s => new SegmentFace(s.Id, s.Name, s.ReadyMade, s.Shared)).ToListAsync();
        var tiers = await db.LoyaltyTiers.AsNoTracking().Select(t => new { t.Id, t.Name }).ToListAsync();
        return new NameBook(
            shops.ToDictionary(shop => shop.Id),
            people.ToDictionary(person => new PersonId(person.Id), person => new PersonFace(new PersonId(person.Id), person.Name, person.Role, person.Disabled)))
        { Tags = tags, Tiers = tiers.ToDictionary(tier => tier.Id.Value, tier => tier.Name), Segments = segments.ToDictionary(segment => segment.Id) };
    }
}
