namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// A marketplace's stream of one kind of thing. Reading from a null cursor walks the whole history, oldest first where the vendor allows it;
/// from a cursor, all that may have changed since. Ends when it has caught up. Throws <see cref="MarketplaceException"/>.
/// </summary>
public interface IFeed<T>
{
    IAsyncEnumerable<FeedPage<T>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel);

    /// <summary>Reads one set-aside payload again, as this version understands it.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/> when it still cannot be read.</exception>
    T ReadAgain(ShopAccess shop, string raw);
}
