using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>Whose rows a context shows: every shop's (jobs, the command line) or those of one person.</summary>
public sealed record ShopScope
{
    public static readonly ShopScope Everything = new() { All = true };

    public static readonly ShopScope Nothing = new();

    public bool All { get; private init; }

    public IReadOnlyList<ShopId> Shops { get; private init; } = [];

    public static ShopScope Of(IEnumerable<ShopId> shops) => new() { Shops = [.. shops] };

    public bool Contains(ShopId shop) => All || Shops.Contains(shop);
}
