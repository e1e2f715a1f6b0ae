using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Dashboards;

/// <summary>Addresses of targets and reports.</summary>
internal static class TargetsAddress
{
    public const string Page = "/dashboards/targets";
    public const string Reports = "/dashboards/reports";

    public static string Of(ShopId? shop) => shop is { } one ? $"{Page}?shop={one.Value}" : Page;

    public static string Metric(Metric metric, ShopId? shop)
    {
        var query = string.Join('&', new[] { metric.Stage is { } stage ? "stage=" + stage : "", shop is { } one ? "shop=" + one.Value : "" }.Where(part => part.Length > 0));
        return $"/dashboards/metric/{metric.Code}{(query.Length == 0 ? "" : "?" + query)}";
    }
}
