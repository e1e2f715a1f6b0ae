using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Why a piece of the search was taken for a plain word.</summary>
public enum SearchProblem
{
    /// <summary>There is no such field.</summary>
    Field,

    /// <summary>The field does not know this value.</summary>
    Value,

    /// <summary>The field cannot be turned round with a minus.</summary>
    Minus,
}

/// <param name="Problem">What is the matter.</param>
/// <param name="Text">The piece as it was typed.</param>
/// <param name="At">Where it begins in what was typed.</param>
/// <param name="About">The field's name or the value that was not understood.</param>
/// <param name="Nearest">What was probably meant.</param>
public sealed record SearchIssue(SearchProblem Problem, string Text, int At, string About, string? Nearest = null);

/// <param name="Filter">What was typed, as a filter; words and what was not understood are its search.</param>
public sealed record TypedSearch(InboxFilter Filter, IReadOnlyList<SearchIssue> Issues);

/// <summary>The shops and people that can be named in a search.</summary>
public sealed record SearchNames(IReadOnlyList<ShopFace> Shops, IReadOnlyList<PersonFace> People, IReadOnlyList<string> Tags)
{
    public static readonly SearchNames None = new([], [], []);

    /// <summary>True: whoever asks; false: nobody.</summary>
    public static readonly IReadOnlyList<SearchWord<bool>> MeWords = [new(true, "me", "мне", "я"), new(false, "none", "никому", "нет")];

    private static readonly SearchWord<Marketplace>[] Marketplaces =
    [
        new(Marketplace.Wildberries, "wildberries", "вб", "wb"),
        new(Marketplace.Ozon, "ozon", "озон"),
        new(Marketplace.YandexMarket, "yandexmarket", "яндекс", "маркет", "yandex"),
        new(Marketplace.Kaspi, "kaspi", "каспи"),
    ];

    /// <summary>By id, name or marketplace; empty when nobody knows it.</summary>
    public IReadOnlyList<ShopId> ShopsOf(string typed)
    {
        if (Guid.TryParse(typed, out var id))
        {
            return [new ShopId(id)];
        }

        var named = Shops.Where(shop => Same(shop.Name, typed)).Select(shop => shop.Id).ToList();
        return named.Count > 0 ? named
            : Marketplaces.Find(typed) is { Value: var marketplace } ? [.. Shops.Where(shop => shop.Marketplace == marketplace).Select(shop => shop.Id)]
            : Shops.Where(shop => Begins(shop.Name, typed)).Select(shop => shop.Id).ToList() is [var only] ? [only] : [];
    }

    public PersonId? PersonOf(string typed)
    {
        // Whoever is called so is named by id.
        if (MeWords.Find(typed) is not null)
        {
            return null;
        }

        if (Guid.TryParse(typed, out var id))
        {
            return new PersonId(id);
        }

        return People.Where(person => Same(person.Name, typed)).ToList() is [var one] ? one.Id
            : People.Where(person => Begins(person.Name, typed)).ToList() is [var only] ? only.Id
            : null;
    }

    /// <summary>The name where it is one of its kind and can be typed; otherwise the id.</summary>
    public string NameOf(ShopId id) => Typed(Shops.FirstOrDefault(shop => shop.Id == id)?.Name, name => ShopsOf(name) is [var only] && only == id) ?? id.Value.ToString();

    public string NameOf(PersonId id) => Typed(People.FirstOrDefault(person => person.Id == id)?.Name, name => PersonOf(name) == id) ?? id.Value.ToString();

    private static string? Typed(string? name, Func<string, bool> leadsBack) =>
        name is { Length: > 0 } && !name.Contains('"', StringComparison.Ordinal) && InboxQuery.Search(name) == name && leadsBack(name) ? name : null;

    private static bool Same(string name, string typed) => SearchFields.Plain(name) == SearchFields.Plain(typed);

    private static bool Begins(string name, string typed) => typed.Length > 1 && SearchFields.Plain(name).StartsWith(SearchFields.Plain(typed), StringComparison.Ordinal);
}
