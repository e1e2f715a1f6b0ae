using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From a buyer's claim to what the desk knows of it. Times are Moscow's without a zone, addresses of photos have no scheme.</summary>
internal static class ClaimReader
{
    private const int CommentMin = 10;
    private const int CommentMax = 1000;

    /// <param name="scheme">Of the host that told: <c>https</c>.</param>
    public static IncomingReturn Read(JsonElement claim, string scheme, string path)
    {
        var currency = claim.Word("currency_code");
        return new IncomingReturn
        {
            Number = AssemblyReader.Number(claim, "id", path),
            Kind = ReturnKind.Claim,
            Stage = StageOf(claim),
            StatusRaw = $"{claim.Word("status")}/{claim.Word("status_ex")}",
            OrderNumber = claim.Word("srid"),
            Product = claim.Word("nm_id") is { } number ? new IncomingProduct(number, claim.Word("imt_name")) : null,
            Quantity = 1,
            Amount = claim.Amount("price"),
            Currency = long.TryParse(currency, out var code) ? CurrencyCodes.Of(code) : currency,
            Comment = claim.Word("user_comment"),
            SellerComment = claim.Word("wb_comment"),
            PhotoUrls = [.. Addresses(claim, "photos", scheme)],
            VideoUrls = [.. Addresses(claim, "video_paths", scheme)],
            OpenedAt = claim.Time("dt", MoscowTime.Offset),
            ChangedAt = claim.Time("dt_update", MoscowTime.Offset),
            Decisions = [.. claim.List("actions").Select(action => action.AsText()?.Trim()).Where(code => !string.IsNullOrEmpty(code)).Distinct().Select(code => DecisionOf(code!))],
            Facts = new Facts()
                .Add("source", claim.Word("claim_type") switch { "1" => "portal", "3" => "chat", var other => other })
                .Take(claim, ("unitCheck", "origin_id_info"))
                .Time("orderedAt", claim.Time("order_dt", MoscowTime.Offset))
                .Time("deliveredAt", claim.Time("delivery_dt", MoscowTime.Offset))
                .ToDictionary(),
        };
    }

    /// <summary>A comment goes only with a refusal in one's own words, which needs one, and with taking a thing back in the shop, which may have one.</summary>
    public static AllowedDecision DecisionOf(string code) => code switch
    {
        "rejectcustom" => new AllowedDecision(code, NameOf(code), NeedsComment: true, CommentMin: CommentMin, CommentMax: CommentMax),
        "approvecc1" => new AllowedDecision(code, NameOf(code), CommentMin: CommentMin, CommentMax: CommentMax),
        _ => new AllowedDecision(code, NameOf(code)),
    };

    /// <summary>Decided in favour of the buyer, the thing may be coming back (10), be sold on or thrown away (8, 2), or stay with the buyer (5).</summary>
    private static ReturnStage StageOf(JsonElement claim) => (claim.Word("status"), claim.Word("status_ex")) switch
    {
        ("0", _) => claim.List("actions").Any() ? ReturnStage.AwaitsSeller : ReturnStage.InProgress,
        ("1", _) => ReturnStage.Refused,
        ("2", "10") => ReturnStage.OnTheWay,
        ("2", _) => ReturnStage.Approved,
        _ => ReturnStage.Unread,
    };

    private static IEnumerable<string> Addresses(JsonElement claim, string field, string scheme) => claim.List(field)
        .Select(path => path.AsText()?.Trim())
        .Where(path => !string.IsNullOrEmpty(path))
        .Select(path => path!.StartsWith("//", StringComparison.Ordinal) ? $"{scheme}:{path}" : path);

    private static string? NameOf(string code) => code switch
    {
        "approve1" => "Одобрить, проверить брак",
        "approve2" => "Одобрить и забрать товар",
        "autorefund1" => "Вернуть деньги без возврата товара",
        "reject1" => "Отклонить: брак не обнаружен",
        "reject2" => "Отклонить: нужны фото или видео",
        "reject3" => "Отклонить: в сервисный центр",
        "rejectcustom" => "Отклонить с комментарием",
        "approvecc1" => "Одобрить возврат в магазин",
        "confirmreturngoodcc1" => "Подтвердить приёмку товара",
        _ => null,
    };
}
