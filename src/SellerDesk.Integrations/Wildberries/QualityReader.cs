using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From the seller's rating and the counts of stars to figures of a day. Wildberries names no limits and judges none of them.</summary>
internal static class QualityReader
{
    private static readonly (string Field, string Code, string Title)[] Stars =
    [
        ("fiveStar", "stars_5", "Отзывы 5 звёзд"), ("fourStar", "stars_4", "Отзывы 4 звезды"), ("threeStar", "stars_3", "Отзывы 3 звезды"), ("twoStar", "stars_2", "Отзывы 2 звезды"),
        ("oneStar", "stars_1", "Отзывы 1 звезда"),
    ];

    /// <param name="data">The <c>data</c> of item-rating.</param>
    public static IEnumerable<IncomingQuality> ReadItemRating(JsonElement data, DateOnly day, int days)
    {
        if (data.Find("sellerRating")?.Amount("current") is { } rating)
        {
            yield return new IncomingQuality(day, "seller_rating", rating, "RATING", "Рейтинг продавца");
        }

        if (data.Find("feedbackIncrease") is not { } feedbacks)
        {
            yield break;
        }

        foreach (var figure in Counts(feedbacks, "feedbacks", "Оценки", day, days).Concat(Stars.SelectMany(star => feedbacks.Find(star.Field) is { } counts ? Counts(counts, star.Code, star.Title, day, days) : [])))
        {
            yield return figure;
        }
    }

    public static IEnumerable<IncomingQuality> ReadSellerRating(JsonElement root, DateOnly day)
    {
        if (root.Amount("valuation") is { } valuation)
        {
            yield return new IncomingQuality(day, "valuation", valuation, "RATING", "Рейтинг продавца для покупателей");
        }

        if (root.Whole("feedbackCount") is { } count)
        {
            yield return new IncomingQuality(day, "feedback_count", count, "COUNT", "Количество отзывов");
        }
    }

    private static IEnumerable<IncomingQuality> Counts(JsonElement counts, string code, string title, DateOnly day, int days)
    {
        if (counts.Amount("total") is { } total)
        {
            yield return new IncomingQuality(day, code, total, "COUNT", title);
        }

        if (counts.Amount("current") is { } current)
        {
            yield return new IncomingQuality(day, code + "_new", current, "COUNT", $"{title}: прирост", Note: $"{days} дн.");
        }
    }
}
