using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SellerDesk.Web.Hosting;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>Every page of the desk that has an address of its own, found by its route: a new page is looked at without being asked for.</summary>
internal static partial class Pages
{
    public static IReadOnlyList<(string Path, Type Type)> All { get; } =
    [
        .. typeof(DeskHost).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, type)))
            .Where(page => !page.Template.Contains('{'))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>States of pages that no plain address shows.</summary>
    public static IReadOnlyList<string> Deeper { get; } =
    [
        "/inbox?item={item}", "/inbox?rating=1&q=nowhere-to-be-found", "/settings/shops?shop={shop}", "/settings/channels?open=email", "/settings/reply-rules?open=words", "/settings/reply-rules?pack=ozon&open=new", "/settings/reply-rules?open=versions", "/settings/shops?shop={shop}&feed=reviews", "/complaints?view=list", "/complaints?q=nowhere-to-be-found", "/complaints/{case}", "/orders/{order}", "/buyers/{buyer}", "/settings/audit?deed=SignedIn", "/dashboards/metric/return-rate", "/dashboards/rows?metric=orders",
        "/dashboards?from=2031-01-01&to=2031-01-31", "/?shop={shop}", "/complaints/improvements/{improvement}", "/settings/webhooks/{hook}", "/orders/{order}/packing", "/buyers/surveys/{survey}", "/buyers/surveys/{survey}/edit",
        "/knowledge/{article}", "/messages/{nothing}", "/inbox/bulk/{nothing}", "/buyers/plays/{play}", "/buyers/segments/{segment}", "/nowhere",
    ];

    /// <summary>Whether an address leads to the page of a route with places in it.</summary>
    public static bool Leads(string path, string template) => Regex.IsMatch(path.Split('?')[0], $"^/{Place().Replace(template.Trim('/'), "[^/]+")}$");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    public static bool IsForStrangers(string path) => All.Any(page => page.Path == path && page.Type.IsDefined(typeof(AllowAnonymousAttribute)));
}
