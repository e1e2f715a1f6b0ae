using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys;

/// <summary>What the address of a survey's figures asks for.</summary>
public sealed record SurveyAsk(int Days = 90, SurveyBand? Band = null, int? Score = null, bool Words = false, Guid? Shop = null, Guid? Product = null, string? Tier = null, Guid? Operator = null, string? Topic = null)
{
    public static IReadOnlyList<int> Periods { get; } = [30, 90, 365];

    public bool IsNarrow => Band is not null || Score is not null || Words || Shop is not null || Product is not null || Tier is not null || Operator is not null || Topic is not null;

    public AnswerFilter Filter(SurveyId survey, DateTimeOffset now) => new(survey, now.AddDays(-Days), Band, Score, Words, Shop is { } shop ? new ShopId(shop) : null, Product, Tier, Operator, Topic);
}

/// <summary>Addresses of surveys.</summary>
internal static class SurveysAddress
{
    public const string Path = "/buyers/surveys";

    public const string New = Path + "/new";

    public static string One(SurveyId id) => $"{Path}/{id.Value}";

    public static string Edit(SurveyId id) => $"{Path}/{id.Value}/edit";

    public static string Export(SurveyId id, SurveyAsk ask) => $"{Path}/{id.Value}/answers.csv{Query(ask)}";

    public static string One(SurveyId id, SurveyAsk ask) => One(id) + Query(ask);

    public static SurveyAsk Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        Guid? Id(string name) => Guid.TryParse(query.GetValueOrDefault(name), out var id) ? id : null;
        return new SurveyAsk(
            int.TryParse(query.GetValueOrDefault("days"), out var days) && SurveyAsk.Periods.Contains(days) ? days : 90,
            Enum.TryParse<SurveyBand>(query.GetValueOrDefault("band"), ignoreCase: true, out var band) && Enum.IsDefined(band) ? band : null,
            int.TryParse(query.GetValueOrDefault("score"), out var score) ? score : null, query.ContainsKey("words"), Id("shop"), Id("product"), query.GetValueOrDefault("tier").ToString() is { Length: > 0 } tier ? tier : null, Id("operator"),
            query.GetValueOrDefault("topic").ToString() is { Length: > 0 and <= 40 } topic ? topic : null);
    }

    private static string Query(SurveyAsk ask)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("days", ask.Days == 90 ? null : $"{ask.Days}");
        Add("band", ask.Band?.ToString().ToLowerInvariant());
        Add("score", ask.Score?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("words", ask.Words ? "1" : null);
        Add("shop", ask.Shop?.ToString());
        Add("product", ask.Product?.ToString());
        Add("tier", ask.Tier);
        Add("operator", ask.Operator?.ToString());
        Add("topic", ask.Topic);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
