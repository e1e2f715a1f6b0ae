using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Web.Loyalty;

/// <summary>Addresses of the programme's pages; that of members says which and where the page begins.</summary>
internal static class LoyaltyAddress
{
    public const string Path = "/loyalty";
    public const string Tiers = "/loyalty/tiers";
    public const string Members = "/loyalty/members";
    public const string Effect = "/loyalty/effect";

    private const string None = "none";

    public static string Of(MemberFilter filter, MemberPlace? from = null)
    {
        var parts = new List<string>();
        if (filter.OfTier)
        {
            parts.Add("tier=" + (filter.Tier?.Value.ToString() ?? None));
        }

        if (filter.Falling)
        {
            parts.Add("falling=yes");
        }

        if (from is { } place)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"from={place.At.UtcTicks}~{place.Buyer.Value}"));
        }

        return parts.Count == 0 ? Members : $"{Members}?{string.Join('&', parts)}";
    }

    public static (MemberFilter Filter, MemberPlace? From) Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var tier = query.GetValueOrDefault("tier").ToString();
        var known = Guid.TryParse(tier, out var id);
        return (new MemberFilter(known || tier == None, known ? new TierId(id) : null, query.GetValueOrDefault("falling") == "yes"), Place(query.GetValueOrDefault("from").ToString()));
    }

    private static MemberPlace? Place(string text) =>
        text.Split('~') is [var ticks, var buyer] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(buyer, out var id)
            ? new MemberPlace(new DateTimeOffset(at, TimeSpan.Zero), new BuyerId(id)) : null;
}
