using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>How Yandex Market writes things that turn up everywhere.</summary>
internal static class YandexWords
{
    private const string Cyrillic = "АВЕКМНОРСТХУІасеорхуі";
    private const string Latin = "ABEKMHOPCTXYIaceopxyi";

    /// <summary>A word of an enumeration, with Cyrillic letters that only look Latin put right.</summary>
    public static string? Enum(this JsonElement holder, string name) => holder.Word(name) is { } word ? Plain(word) : null;

    public static string Plain(string word) => word.Any(c => c > 127)
        ? string.Concat(word.Select(c => Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? Latin[place] : c))
        : word;

    public static string Number(JsonElement item, string field, string path)
    {
        var number = item.NeededText(field, path);
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.{field}", "too long");
    }

    /// <summary>The vendor still says RUR, which ISO 4217 gave up in 1998.</summary>
    public static string? Currency(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "RUR" => "RUB",
        var iso => iso,
    };

    public static (decimal Value, string? Currency)? Money(this JsonElement holder, string name) =>
        holder.Find(name) is { } money && money.Amount("value") is { } value ? (value, Currency(money.Word("currencyId"))) : null;

    /// <summary>The word that a request takes.</summary>
    public static string OwnCurrency(string iso) => iso == "RUB" ? "RUR" : iso;

    /// <summary>The seller's own number of the product is what reviews, questions and orders name.</summary>
    public static IncomingProduct? Product(string? offerId, string? name = null) => offerId is null ? null : new IncomingProduct(offerId, name, offerId);

    public static AnswerState AnswerStateOf(string? word) => word switch
    {
        "PUBLISHED" => AnswerState.Published,
        "UNMODERATED" => AnswerState.InModeration,
        "BANNED" => AnswerState.Rejected,
        _ => AnswerState.Unread,
    };

    public static DateOnly? Date(this JsonElement holder, string name) =>
        holder.Word(name) is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], ["yyyy-MM-dd", "dd-MM-yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static TimeOnly? Clock(this JsonElement holder, string name) =>
        TimeOnly.TryParse(holder.Word(name), CultureInfo.InvariantCulture, out var time) ? time : null;

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Moscow).DateTime);

    /// <summary>The vendor's days are Moscow's.</summary>
    public static TimeSpan Moscow { get; } = TimeSpan.FromHours(3);

    /// <summary>Adds a small fact unless there is none.</summary>
    public static void Put(this Dictionary<string, string> facts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts[name] = value;
        }
    }
}
