using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Addresses of the shops' pages: what is selected and opened stands in them.</summary>
internal static class ShopsAddress
{
    public const string Board = "/settings/shops";
    public const string Add = "/settings/shops/add";

    /// <summary>Where files of orders and reviews are loaded.</summary>
    public const string Import = "/settings/imports";

    public static string Shop(ShopId shop) => $"{Board}?shop={shop}";

    public static string Feed(ShopId shop, FeedKind kind) => $"{Board}?shop={shop}&feed={Name(kind)}";

    public static string AllRuns(ShopId shop, FeedKind kind) => $"{Feed(shop, kind)}&runs=all";

    public static string SetAside(ShopId shop, FeedKind kind, SetAsidePayloadId? one = null) => $"{Feed(shop, kind)}&aside={one?.Value.ToString() ?? "all"}";

    public static string Adding(Marketplace marketplace) => $"{Add}?market={marketplace.ToString().ToLowerInvariant()}";

    public static string Watching(ShopId shop) => $"{Add}?shop={shop}";

    /// <summary>What the feed brought, where a page lists it. A shop connected within the day brought its whole history.</summary>
    public static string? Came(SyncFeed feed, DateTimeOffset now)
    {
        var kind = feed.Kind switch { FeedKind.Reviews => "review", FeedKind.Questions => "question", _ => null };
        return kind is null ? null : $"/inbox?state=all&kind={kind}&shop={feed.ShopId}{(now - feed.ConnectedAt > TimeSpan.FromDays(1) ? "&days=1" : "")}";
    }

    public static string Name(FeedKind kind) => kind.ToString().ToLowerInvariant();

    public static ShopId? ShopOf(string? text) => Guid.TryParse(text, out var id) ? new ShopId(id) : null;

    public static FeedKind? KindOf(string? text) =>
        text is not null && !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<FeedKind>(text, ignoreCase: true, out var kind) ? kind : null;
}
