using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From the list of goods on their way back (FBO and FBS) to our return. Nobody decides anything here: Ozon does.</summary>
internal static class ReturnReader
{
    public const string Prefix = "return-";

    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingReturn Read(JsonElement item, string path)
    {
        var product = item.Find("product");
        var status = item.Find("visual")?.Find("status");
        var (amount, currency) = product is { } known ? Price(known, "price") : default;
        return new IncomingReturn
        {
            Number = Prefix + ReviewReader.Number(item, "id", path),
            Kind = ReturnKind.Return,
            Stage = StageOf(OzonWords.Plain(status?.Word("sys_name"))),
            StatusRaw = status?.Word("sys_name") ?? status?.Word("display_name"),
            OrderNumber = item.Word("posting_number") ?? item.Word("order_number"),
            Product = product is { } goods ? ReviewReader.Product(goods) : null,
            Quantity = product?.Whole("quantity") is { } count and > 0 and < int.MaxValue ? (int)count : null,
            Amount = amount,
            Currency = currency,
            ReasonRaw = item.Word("return_reason_name"),
            OpenedAt = item.Find("logistic")?.Time("return_date") ?? item.Find("logistic")?.Time("technical_return_moment"),
            ChangedAt = item.Find("visual")?.Time("change_moment"),
            Facts = Facts(item, status),
        };
    }

    public static DateTimeOffset? ChangedAt(JsonElement item) => item.Find("visual")?.Time("change_moment");

    /// <summary>An object with its currency; the amount alone in claims.</summary>
    public static (decimal? Amount, string? Currency) Price(JsonElement holder, string field) => holder.Find(field) is { ValueKind: JsonValueKind.Object } price
        ? (price.Amount("price") ?? price.Amount("amount"), PostingReader.Currency(price.Word("currency_code") ?? price.Word("currency")))
        : (holder.Amount(field), PostingReader.Currency(holder.Word("currency_code")));

    private static ReturnStage StageOf(string? word) => word switch
    {
        "onsellerapproval" or "onsellerclarification" or "onsellerclarificationafterpartialcompensation" or "compensationoffered" => ReturnStage.AwaitsSeller,
        "disputeopened" or "disputeyouopened" or "disputeopening" => ReturnStage.Disputed,
        "movingtoseller" or "returningtosellerbycourier" or "movingtoozon" or "waitingshipment" => ReturnStage.OnTheWay,
        "arrivedatreturnplace" or "approved" or "approvedbyozon" or "returnmoneyapproved" or "partialcompensationinprocess" or "offeredpartialcompensation"
            or "waitingcompensation" or "sendingerror" or "utilizing" => ReturnStage.InProgress,
        "receivedbyseller" or "returnedtoozon" => ReturnStage.Received,
        "rejected" or "crmrejected" or "cancelleddisputenotopen" => ReturnStage.Refused,
        "cancelled" => ReturnStage.Cancelled,
        "moneyreturned" or "moneyreturnedbysystem" or "partialcompensationreturned" or "returncompensated" or "utilized" or "compensationrejected"
            or "compensationrejectedbysla" or "compensationrejectedbyseller" => ReturnStage.Closed,
        _ => ReturnStage.Unread,
    };

    private static Dictionary<string, string> Facts(JsonElement item, JsonElement? status)
    {
        var storage = item.Find("storage");
        var facts = new Dictionary<string, string>();
        Add("order", item.Word("order_number"));
        Add("scheme", item.Word("schema")?.ToUpperInvariant());
        Add("type", item.Word("type"));
        Add("status", status?.Word("display_name"));
        Add("place", item.Find("place")?.Word("name"));
        Add("targetPlace", item.Find("target_place")?.Word("name"));
        Add("barcode", item.Find("logistic")?.Word("barcode"));
        Add("storageCost", storage is { } kept ? MoneyOf(kept, "sum") : null);
        Add("storageFrom", storage?.Time("tariffication_start_date")?.ToString("O"));
        Add("utilizationFrom", storage?.Time("utilization_forecast_date")?.ToString("O"));
        Add("compensation", item.Find("compensation_status")?.Find("status")?.Word("sys_name"));
        Add("opened", item.Find("additional_info")?.Flag("is_opened") == true ? "true" : null);
        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[name] = value;
            }
        }
    }

    private static string? MoneyOf(JsonElement holder, string field) =>
        Price(holder, field) is { Amount: { } amount and > 0 } price ? FormattableString.Invariant($"{amount} {price.Currency}") : null;
}
