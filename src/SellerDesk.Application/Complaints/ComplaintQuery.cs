using System.Text;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// What the page of complaints shows as the query part of an address: <c>cause=packaging&amp;owner=me&amp;q=крышка</c>. Defaults are left out, words that
/// are not understood are passed over: an old or mistyped link opens the nearest thing instead of an error.
/// </summary>
public static class ComplaintQuery
{
    private const string Me = "me";
    private const string None = "none";

    /// <summary>The order of the parts is fixed, so that equal questions have one address.</summary>
    public static string Write(ComplaintAsk ask)
    {
        var query = new StringBuilder();
        Add("state", ask.State == ComplaintState.Open ? null : Word(ask.State));
        Add("stage", ask.Stage is { } stage ? Word(stage) : null);
        Add("shop", ask.Shop?.Value.ToString());
        Add("marketplace", ask.Marketplace is { } marketplace ? Word(marketplace) : null);
        Add("kind", ask.Kind is { } kind ? Word(kind) : null);
        Add("cause", ask.NoCause ? None : ask.Cause);
        Add("owner", ask.Owner switch { { Me: true } => Me, { None: true } => None, { Person: { } person } => person.Value.ToString(), _ => null });
        Add("ball", ask.Ball is { } ball ? Word(ball) : null);
        Add("due", ask.Due is { } due ? Word(due) : null);
        Add("product", ask.Product?.Value.ToString());
        Add("order", ask.Order);
        Add("q", ask.Search);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <param name="query">With or without the question mark.</param>
    public static ComplaintAsk Read(string? query)
    {
        var parts = (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.Last()[1].Replace('+', ' ')), StringComparer.Ordinal);
        var cause = One("cause");
        return new ComplaintAsk
        {
            State = Of<ComplaintState>("state") ?? (One("stage") == "all" ? ComplaintState.All : ComplaintState.Open),
            Stage = Of<ComplaintStage>("stage"),
            Shop = Guid.TryParse(One("shop"), out var shop) ? new ShopId(shop) : null,
            Marketplace = Of<Marketplace>("marketplace"),
            Kind = Of<ComplaintKind>("kind"),
            Cause = cause is null or None || cause.Length > Complaint.CodeMaxLength ? null : cause,
            NoCause = cause == None,
            Owner = One("owner") switch { Me => InboxAssignee.Mine, None => InboxAssignee.Nobody, { } word when Guid.TryParse(word, out var id) => InboxAssignee.Of(new PersonId(id)), _ => null },
            Ball = Of<BallHolder>("ball"),
            Due = Of<ComplaintDue>("due"),
            Product = Guid.TryParse(One("product"), out var product) ? new ProductId(product) : null,
            Order = One("order") is { Length: > 0 and <= MarketplaceRef.NumberMaxLength } order ? order : null,
            Search = InboxQuery.Search(One("q")),
        };

        string? One(string name) => parts.GetValueOrDefault(name);

        T? Of<T>(string name) where T : struct, Enum => Enum.TryParse<T>(One(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
