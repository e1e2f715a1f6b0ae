using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Web.Buyers;

namespace SellerDesk.Web.Segments;

/// <summary>Addresses of segments, the grid and plays.</summary>
internal static class SegmentsAddress
{
    public const string Path = BuyersAddress.Segments;
    public const string New = Path + "/new";
    public const string Rfm = BuyersAddress.Rfm;
    public const string Plays = BuyersAddress.Plays;

    public const string Rules = "rules";
    public const string History = "history";

    public static string Of(SegmentId id, string? tab = null) => $"{Path}/{id.Value}" + (tab is null ? "" : $"?tab={tab}");

    /// <summary>A new one that begins with a tree.</summary>
    public static string Begin(RuleGroup rule) => QueryHelpers.AddQueryString(New, "rule", RuleText.Write(rule));

    public static string Listed(SegmentId id) => BuyersAddress.Of(new BuyerFilter { Segment = id });

    public static string Export(SegmentId id) => BuyersAddress.Export(new BuyerFilter { Segment = id });

    public static string Of(RfmPlace cell) => BuyersAddress.Of(new BuyerFilter { Cell = cell });

    public static string Of(PlayId id, CallState? calls = null) => $"{Plays}/{id.Value}" + (calls is { } state ? $"?calls={state.ToString().ToLowerInvariant()}" : "");

    public static string PlayOn(SegmentId id) => $"{Plays}?on={id.Value}";

    /// <summary>The tree in an address; null when there is none that can be read.</summary>
    public static RuleGroup? Rule(string uri)
    {
        try
        {
            return QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue("rule", out var text) ? RuleText.ReadLoosely(text.ToString()) : null;
        }
        catch (RuleException)
        {
            return null;
        }
    }

    public static string? Word(string uri, string name) => QueryHelpers.ParseQuery(new Uri(uri).Query).GetValueOrDefault(name);
}
