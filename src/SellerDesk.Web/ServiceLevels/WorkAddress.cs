using System.Globalization;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>Addresses of the page of work: period, shop, kind, and the number that is opened.</summary>
internal static class WorkAddress
{
    public const string Page = "/team/work";
    public const int UsualDays = 7;

    public static readonly IReadOnlyList<int> Periods = [1, 7, 30, 90];

    public static string Of(int days, ShopId? shop, WorkItemKind? kind, WorkFigure? figure = null, Guid? person = null, DateOnly? day = null)
    {
        var parts = new List<string>();
        Add("day", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("days", day is not null || days == UsualDays ? null : days.ToString(CultureInfo.InvariantCulture));
        Add("shop", shop?.Value.ToString());
        Add("kind", kind?.ToString().ToLowerInvariant());
        Add("show", figure?.ToString().ToLowerInvariant());
        Add("person", person?.ToString());
        return parts.Count == 0 ? Page : $"{Page}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={value}");
            }
        }
    }
}
