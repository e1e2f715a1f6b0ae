using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Reviews;

/// <summary>Addresses of what people say and of stars: the filter and what is opened stand in them.</summary>
internal static class ReviewsAddress
{
    public const string Words = "/reviews/words";
    public const string Topics = "/reviews/topics";
    public const string Ratings = "/reviews/ratings";

    public static string Of(string page, SaidFilter filter, params (string Name, string? Value)[] more)
    {
        var query = new Dictionary<string, string?>
        {
            ["shop"] = filter.Shop?.ToString(),
            ["product"] = filter.Product?.ToString(),
            ["category"] = filter.Category,
            ["days"] = filter.Days == SaidFilter.DefaultDays ? null : filter.Days.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString(page, query.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    public static string Word(SaidFilter filter, SaidRow word, Tone? tone = null, string? sort = null) =>
        Of(Words, filter, ("word", word.Key), ("said", word.Shown), ("tone", Name(tone)), ("sort", sort));

    public static string Topic(SaidFilter filter, string topic, Tone? tone = null) => Of(Topics, filter, ("topic", topic), ("tone", Name(tone)));

    public static SaidFilter Read(string? shop, string? product, string? category, string? days) => new()
    {
        Shop = Guid.TryParse(shop, out var s) ? new ShopId(s) : null,
        Product = Guid.TryParse(product, out var p) ? p : null,
        Category = string.IsNullOrWhiteSpace(category) ? null : category.Length > 200 ? category[..200] : category,
        Days = int.TryParse(days, CultureInfo.InvariantCulture, out var d) && SaidFilter.Periods.Contains(d) ? d : SaidFilter.DefaultDays,
    };

    public static Tone? ToneOf(string? name) => name switch { "praise" => Tone.Praise, "blame" => Tone.Blame, "neutral" => Tone.Neutral, _ => null };

    public static string? Name(Tone? tone) => tone?.ToString().ToLowerInvariant();

    public static string Item(Guid review) => InboxAddress(new InboxFilter { State = InboxState.All, Kind = WorkItemKind.Review }, review);

    private static string InboxAddress(InboxFilter filter, Guid item) => Inbox.InboxAddress.Of(filter, new WorkItemId(item));
}
