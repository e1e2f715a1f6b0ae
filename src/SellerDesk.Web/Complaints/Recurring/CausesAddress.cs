using SellerDesk.Application.Complaints;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Complaints.Recurring;

/// <summary>Addresses of causes and improvements, and how their states look.</summary>
internal static class CausesAddress
{
    public const string Page = "/complaints/causes";

    public static RecurringFilter Read(string? shop, string? product, string? cause, string? past) => new()
    {
        Shop = Guid.TryParse(shop, out var id) ? ShopId.From(id) : null,
        Product = Guid.TryParse(product, out var one) ? one : null,
        Cause = string.IsNullOrWhiteSpace(cause) ? null : cause,
        Past = past is not null,
    };

    public static string Of(RecurringFilter filter)
    {
        string?[] parts =
        [
            filter.Shop is { } shop ? $"shop={shop.Value}" : null, filter.Product is { } product ? $"product={product}" : null,
            filter.Cause is { } cause ? $"cause={Uri.EscapeDataString(cause)}" : null, filter.Past ? "past=1" : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? Page : $"{Page}?{query}";
    }

    public static string Improvement(long number) => $"/complaints/improvements/{number}";

    /// <summary>The complaints that are counted.</summary>
    public static string Behind(ShopId shop, Guid product, string cause) => ComplaintsAddress.Of(new ComplaintAsk { State = ComplaintState.All, Shop = shop, Product = ProductId.From(product), Cause = cause }, list: true);

    public static Tone ToneOf(ImprovementRow row) => row.Verdict switch
    {
        EffectVerdict.Better => Tone.Ok,
        EffectVerdict.Worse => Tone.Danger,
        null when row.State == ImprovementState.InPlace => Tone.Info,
        null when row.State == ImprovementState.Planned => Tone.Warn,
        _ => Tone.Quiet,
    };
}
