using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Orders.Times;

/// <summary>Carriers side by side. Better or worse is said only where the difference from all the others is more than chance.</summary>
public sealed partial class CarriersPage(CarrierBoard board, InboxNames names, IShopScopeSource scope) : AddressedPage
{
    private TimesAsk ask = new();
    private LegFilter? filter;
    private CarrierView? view;
    private IReadOnlyList<ShopFace> shops = [];

    protected override bool IsHere(string path) => path == TimesAddress.Carriers;

    protected override void Read(string address) => ask = TimesAddress.Read(address);

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        var seen = await scope.GetAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(shop => seen.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        filter = ask.Filter(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime));
        view = await board.LoadAsync(filter, Cancel);
    });

    private string NameOf(CarrierRow row) => row.Carrier.Length == 0 ? T["times.unknown.carrier"] : row.Carrier;

    private string Behind(CarrierRow row, LegShow show) =>
        TimesAddress.Of(TimesAddress.Time, ask with { Leg = OrderLeg.Whole, By = LegDimension.Carrier, Show = show, Of = row.Carrier }) + "#behind";

    /// <summary>The interval in per cent: 38–48, below ten 0.1–0.9.</summary>
    private string Interval(WilsonInterval share)
    {
        var places = share.High < 0.1 ? 1 : 0;
        return T["carriers.interval.said", T.Format.Number((decimal)share.Low * 100, places), T.Format.Number((decimal)share.High * 100, places)];
    }

    /// <summary>In time more or less often than all the others together; null where it may be chance.</summary>
    private bool? Verdict(CarrierRow row)
    {
        var others = view!.Rows.Where(one => one != row && one.Carrier.Length > 0).Select(one => one.Whole.Now).ToList();
        var (late, judged) = ((int)others.Sum(one => one.Late), (int)others.Sum(one => one.Judged));
        return row.Carrier.Length > 0 && row.Whole.Now.Judged >= LegSum.FewCases && ShareDifference.Of((int)row.Whole.Now.Late, (int)row.Whole.Now.Judged, late, judged) is { IsSure: true } difference ? difference.Difference < 0 : null;
    }
}
