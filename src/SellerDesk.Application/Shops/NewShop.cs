using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A shop as a person or the command line describes it.</summary>
/// <param name="TimeZone">IANA name; null takes the marketplace's usual one.</param>
/// <param name="Currency">ISO 4217; null takes the marketplace's usual one.</param>
/// <param name="Settings">Hosts and the key together, as they are written after <c>--setting</c>; the key goes under one of <see cref="ShopSettings.KeyNames"/>.</param>
public sealed record NewShop(Marketplace Marketplace, string Name, string? TimeZone, string? Currency, IReadOnlyDictionary<string, string> Settings)
{
    public string ZoneOrUsual => string.IsNullOrWhiteSpace(TimeZone) ? Marketplace == Marketplace.Kaspi ? "Asia/Almaty" : Shop.DefaultTimeZone : TimeZone.Trim();

    public string CurrencyOrUsual => string.IsNullOrWhiteSpace(Currency) ? Marketplace == Marketplace.Kaspi ? "KZT" : "RUB" : Currency.Trim().ToUpperInvariant();
}
