using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers;

/// <summary>In which form a thing about a buyer may be kept.</summary>
public enum Keeping
{
    NotKept,

    /// <summary>As it came.</summary>
    Clear,

    /// <summary>As a keyed hash: it recognises, and cannot be turned back.</summary>
    Hashed,

    /// <summary>Encrypted; a mask of it is shown.</summary>
    Sealed,

    /// <summary>As it came, with what names a person blotted out.</summary>
    Blotted,
}

/// <summary>
/// What of a buyer may be kept in the desk, for one marketplace or for files. docs/personal-data.md says why, field by field; a test holds the
/// two together.
/// </summary>
/// <param name="Number">The marketplace's number of the buyer, with orders and chats.</param>
/// <param name="Phone">A phone, to recognise the buyer by.</param>
/// <param name="Email">An e-mail address, to recognise the buyer by.</param>
/// <param name="Contact">Name and phone of an order.</param>
/// <param name="Place">Region and city of an order; never a street.</param>
/// <param name="Author">The name under a review.</param>
/// <param name="ChatName">The name in a chat.</param>
/// <param name="SetAside">What could not be read, which may hold any of these.</param>
public sealed record BuyerRules(Keeping Number, Keeping Phone, Keeping Email, Keeping Contact, Keeping Place, Keeping Author, Keeping ChatName, Keeping SetAside)
{
    private static readonly BuyerRules Wildberries = new(Keeping.Hashed, Keeping.NotKept, Keeping.NotKept, Keeping.NotKept, Keeping.Clear, Keeping.Clear, Keeping.Clear, Keeping.Clear);
    private static readonly BuyerRules Ozon = new(Keeping.NotKept, Keeping.NotKept, Keeping.NotKept, Keeping.NotKept, Keeping.Clear, Keeping.NotKept, Keeping.NotKept, Keeping.Blotted);
    private static readonly BuyerRules YandexMarket = new(Keeping.Hashed, Keeping.NotKept, Keeping.NotKept, Keeping.NotKept, Keeping.Clear, Keeping.Clear, Keeping.Clear, Keeping.Sealed);
    private static readonly BuyerRules Kaspi = new(Keeping.Hashed, Keeping.Hashed, Keeping.NotKept, Keeping.Sealed, Keeping.Clear, Keeping.Clear, Keeping.NotKept, Keeping.Sealed);
    private static readonly BuyerRules Files = new(Keeping.Hashed, Keeping.Hashed, Keeping.Hashed, Keeping.NotKept, Keeping.Clear, Keeping.Clear, Keeping.NotKept, Keeping.Clear);

    /// <summary><see cref="Marketplace.Other"/> is a shop that files and the API feed.</summary>
    public static BuyerRules Of(Marketplace marketplace) => marketplace switch
    {
        Marketplace.Wildberries => Wildberries,
        Marketplace.Ozon => Ozon,
        Marketplace.YandexMarket => YandexMarket,
        Marketplace.Kaspi => Kaspi,
        _ => Files,
    };
}
