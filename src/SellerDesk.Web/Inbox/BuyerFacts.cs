using System.Globalization;
using SellerDesk.Application.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>The small facts of a review in words: how it ended, size, colour, fit. Codes that nobody reads stay out.</summary>
internal static class BuyerFacts
{
    public static IEnumerable<(string Name, string Value)> Shown(BuyerWords words, Texts t) =>
        words.Facts.Where(fact => t.Has("inbox.fact." + fact.Key)).Select(fact => (Name(fact.Key, t), Value(fact.Key, fact.Value, t)));

    /// <summary>What buyers ticked instead of writing.</summary>
    public static IReadOnlyList<string> Tags(BuyerWords words) =>
        words.Facts.TryGetValue("tags", out var tags) ? tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    public static DateTimeOffset? BoughtAt(BuyerWords words) =>
        words.Facts.TryGetValue("orderedAt", out var at) && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var bought) ? bought : null;

    private static string Name(string key, Texts t) => t["inbox.fact." + key];

    private static string Value(string key, string value, Texts t) => t.Has($"inbox.fact.{key}.{value.ToLowerInvariant()}") ? t[$"inbox.fact.{key}.{value.ToLowerInvariant()}"] : value;
}
