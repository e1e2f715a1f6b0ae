using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Dashboards;

/// <summary>What stands in the head of every board.</summary>
internal static class BoardHead
{
    public static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>All shops, 20 Oct – 18 Nov.</summary>
    public static string Fact(Texts t, BoardFilter filter, BoardAsk? ask, IReadOnlyList<ShopFace> shops)
    {
        var whose = filter.Shop is { } shop ? shops.FirstOrDefault(one => one.Id == shop)?.Name ?? t["boards.shop"]
            : filter.Marketplace is { } marketplace ? MarketplaceMark.Name(t, marketplace.ToString()) : t["boards.all-shops"];
        return ask is null ? whose : $"{whose}, {t.Period(ask.Filter.From, ask.Filter.To, ask.Today)}";
    }
}
