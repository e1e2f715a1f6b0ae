using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>What a key tells of itself, without a call where the vendor's keys allow it.</summary>
public interface IKeyReader
{
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it is no key of this marketplace at all.</exception>
    KeyFacts Read(string key);

    /// <summary>One cheap call that proves that the marketplace accepts the key; throws the failure otherwise.</summary>
    Task TryAsync(ShopAccess shop, CancellationToken cancel);
}

/// <param name="ExpiresAt">UTC; null when the key does not say.</param>
/// <param name="Scopes">In the marketplace's own words; null when the key does not say.</param>
/// <param name="Feeds">Feeds that this key opens.</param>
/// <param name="CanReply">Whether answers may be sent with it (a read-only key may not).</param>
/// <param name="Kind">Personal, service, base, test … in the marketplace's own word.</param>
public sealed record KeyFacts(DateTimeOffset? ExpiresAt, IReadOnlyList<string>? Scopes, IReadOnlyList<FeedKind> Feeds, bool CanReply, string? Kind);
