using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From Ozon's seller ratings to our figures.</summary>
internal static class RatingReader
{
    public static IEnumerable<IncomingQuality> Read(JsonElement summary, DateOnly day)
    {
        foreach (var group in summary.List("groups"))
        {
            foreach (var item in group.List("items"))
            {
                if (Code(item) is { } code && item.Amount("current_value") is { } value)
                {
                    yield return new IncomingQuality(day, code, value, Unit(item), item.Word("name"), null, StateOf(OzonWords.Plain(item.Word("status"))), Note(group, item));
                }
            }
        }

        foreach (var index in summary.List("localization_index").Where(index => index.Amount("localization_percentage") is not null))
        {
            var counted = index.Time("calculation_date");
            yield return new IncomingQuality(counted is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : day, "localization_index", index.Amount("localization_percentage")!.Value, "PERCENT");
        }

        if (summary.Flag("penalty_score_exceeded") is { } exceeded)
        {
            yield return new IncomingQuality(day, "penalty_score_exceeded", exceeded ? 1 : 0, "FLAG", State: exceeded ? QualityState.Critical : QualityState.Good);
        }
    }

    private static string? Code(JsonElement item) => item.Word("rating") is { Length: <= QualityFigure.CodeMaxLength } code ? code : null;

    private static string? Unit(JsonElement item) => item.Word("value_type") is { } unit and not ("UNKNOWN_VALUE" or "UNKNOWN") ? unit : null;

    private static QualityState StateOf(string? word) => word switch
    {
        "ok" => QualityState.Good,
        "warning" => QualityState.Warning,
        "critical" => QualityState.Critical,
        _ => QualityState.Unrated,
    };

    /// <summary>The group's title and the value before, which a person compares with.</summary>
    private static string? Note(JsonElement group, JsonElement item)
    {
        string?[] parts = [group.Word("group_name"), item.Word("past_value") is { } past ? $"← {past}" : null];
        return string.Join(" ", parts.OfType<string>()) is { Length: > 0 } note ? note : null;
    }
}
