using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From a buyer's claim on what the seller delivered himself (rFBS) to our claim: a row of the list, and what the claim itself tells besides.</summary>
internal static class ClaimReader
{
    public const string Prefix = "rfbs-";
    private const string Compensate = "1020";
    private static readonly string[] Refusals = ["-1", "-10"];

    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingReturn Read(JsonElement row, string path)
    {
        var state = row.Find("state");
        var product = row.Find("product");
        var (amount, currency) = product is { } goods ? ReturnReader.Price(goods, "price") : default;
        return new IncomingReturn
        {
            Number = Prefix + ReviewReader.Number(row, "return_id", path),
            Kind = OzonWords.Plain(state?.Word("group_state")) == "arbitration" ? ReturnKind.Dispute : ReturnKind.Claim,
            Stage = StageOf(OzonWords.Plain(state?.Word("group_state")), OzonWords.Plain(state?.Word("state"))),
            StatusRaw = state?.Word("state") ?? state?.Word("group_state"),
            OrderNumber = row.Word("posting_number") ?? row.Word("order_number"),
            Product = product is { } known ? ReviewReader.Product(known) : null,
            Amount = amount,
            Currency = currency,
            OpenedAt = row.Time("created_at"),
            Facts = Facts(row, state),
        };
    }

    /// <summary>What only the claim itself tells.</summary>
    public static IncomingReturn With(IncomingReturn claim, JsonElement whole)
    {
        var decisions = Decisions(whole);
        return claim with
        {
            Stage = claim.Stage is ReturnStage.Unread or ReturnStage.InProgress && decisions.Count > 0 ? ReturnStage.AwaitsSeller : claim.Stage,
            ReasonRaw = whole.Find("return_reason")?.Word("name"),
            Comment = whole.Word("comment"),
            SellerComment = whole.Word("rejection_comment"),
            PhotoUrls = [.. whole.List("client_photo").Select(photo => photo.AsText()?.Trim()).Where(address => !string.IsNullOrEmpty(address)).OfType<string>().Distinct()],
            Decisions = decisions,
            Facts = With(claim.Facts, ("defect", whole.Find("return_reason")?.Flag("is_defect") == true ? "true" : null), ("track", whole.Word("ru_post_tracking_number")), ("way", whole.Find("client_return_method_type")?.Word("name"))),
        };
    }

    /// <summary>An action in the list is bare by the description, and in another object by the vendor's own example.</summary>
    private static List<AllowedDecision> Decisions(JsonElement whole)
    {
        var reasons = whole.List("rejection_reason").Where(reason => reason.Word("id") is not null and not "0")
            .GroupBy(reason => reason.Word("id")!).ToDictionary(group => group.Key, group => group.First().Word("name") ?? group.Key);
        var decisions = new List<AllowedDecision>();
        foreach (var action in whole.List("available_actions").Select(row => row.Find("action") ?? row).Where(action => action.Word("id") is not null and not "0"))
        {
            var id = action.Word("id")!;
            var refuses = Refusals.Contains(id);
            if (decisions.Exists(known => known.Code == id))
            {
                continue;
            }

            decisions.Add(new AllowedDecision(
                id, action.Word("name"), NeedsComment: refuses, CommentMin: refuses ? 1 : null, NeedsAmount: id == Compensate, AmountMin: id == Compensate ? 0 : null,
                Reasons: refuses && reasons.Count > 0 ? reasons : null));
        }

        return decisions;
    }

    private static ReturnStage StageOf(string? group, string? state) => group switch
    {
        "new" => ReturnStage.AwaitsSeller,
        "delivering" => ReturnStage.OnTheWay,
        "checkout" => ReturnStage.InProgress,
        "arbitration" => ReturnStage.Disputed,
        "approved" => ReturnStage.Approved,
        "rejected" => ReturnStage.Refused,
        _ when state?.Contains("cancel", StringComparison.Ordinal) == true => ReturnStage.Cancelled,
        _ => ReturnStage.Unread,
    };

    private static Dictionary<string, string> Facts(JsonElement row, JsonElement? state) => With(
        new Dictionary<string, string>(), ("return", row.Word("return_number")), ("order", row.Word("order_number")), ("status", state?.Word("state_name")),
        ("money", state?.Word("money_return_state_name")), ("group", state?.Word("group_state")));

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> facts, params (string Name, string? Value)[] more)
    {
        var all = new Dictionary<string, string>(facts);
        foreach (var (name, value) in more.Where(fact => !string.IsNullOrEmpty(fact.Value)))
        {
            all[name] = value!;
        }

        return all;
    }
}
