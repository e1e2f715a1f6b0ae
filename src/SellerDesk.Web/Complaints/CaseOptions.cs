using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Domain.Complaints;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Complaints;

/// <summary>One thing that the buyer may get.</summary>
/// <param name="Locked">Why it may not be chosen; null: it may.</param>
internal sealed record CaseOption(ResolutionKind Kind, string Money, string Says, string? Locked);

/// <summary>What may be decided now, what each costs and how it would be carried out.</summary>
internal static class CaseOptions
{
    public static IReadOnlyList<CaseOption> Of(CaseData data, Texts t)
    {
        var most = CaseSums.Most(data.Case);
        var full = most is { } sum ? Format.Minus + t.Format.Money(sum.Amount, sum.Currency) : "";
        return
        [
            new(ResolutionKind.Refund, full, Way(data, t), most is null ? t["complaints.locked.no-price"] : null),
            new(ResolutionKind.Replacement, "", t["complaints.says.replacement"], null),
            new(ResolutionKind.PartialRefund, t["complaints.says.part"], Way(data, t), most is null ? t["complaints.locked.no-price"] : null),
            new(ResolutionKind.Compensation, "", t["complaints.says.compensation"], null),
            new(ResolutionKind.Explanation, most is { } none ? t.Format.Money(0, none.Currency) : "", t["complaints.says.explanation"], null),
            new(ResolutionKind.Rejection, "", t["complaints.says.rejection"], data.Case.Evidence.Any(point => point.TickedAt is not null || point.Files > 0) ? null : t["complaints.locked.no-evidence"]),
        ];
    }

    /// <summary>What follows from a decision, step by step.</summary>
    public static IReadOnlyList<(string Icon, string Said, string When)> Next(CaseData data, ResolutionKind? kind, Texts t)
    {
        if (data.Case.Row.Stage != ComplaintStage.Deciding || kind is not { } chosen)
        {
            return [];
        }

        var marketplace = t["shell.marketplace." + ComplaintWords.Lower(data.Case.Marketplace)];
        var next = new List<(string, string, string)>
        {
            chosen switch
            {
                ResolutionKind.Refund or ResolutionKind.PartialRefund => Api(data) ? ("send", t["complaints.next.api", marketplace], t["complaints.next.today"]) : ("external", t["complaints.next.cabinet", marketplace], t["complaints.next.by-hand"]),
                ResolutionKind.Replacement => ("box", t["complaints.next.parcel"], t["complaints.next.by-hand"]),
                ResolutionKind.Compensation => ("gift", t["complaints.next.gift"], t["complaints.next.by-hand"]),
                ResolutionKind.Rejection => ("scales", t["complaints.next.rejection", marketplace], ""),
                _ => ("chat", t["complaints.next.words"], t["complaints.next.today"]),
            },
            ("chat", t[data.Case.Chat is null ? "complaints.next.no-chat" : "complaints.next.told"], ""),
            ("eye", t["complaints.next.follow"], t["complaints.next.three-days"]),
        };
        return next;
    }

    /// <summary>The desk can carry it to the marketplace, and the marketplace lets the seller decide now.</summary>
    public static bool Api(CaseData data) => data.Case.Return is { CanDecide: true, Decisions.Count: > 0 };

    /// <summary>The marketplace's own decisions that carry this one out.</summary>
    public static IReadOnlyList<AllowedDecision> Fitting(CaseData data, ResolutionKind kind) => Api(data) ? FittingDecisions.Of(data.Case.Return!.Decisions, kind) : [];

    private static string Way(CaseData data, Texts t) => data.Case.Return is null ? t["complaints.says.no-return"]
        : Api(data) ? t["complaints.says.api", t["shell.marketplace." + ComplaintWords.Lower(data.Case.Marketplace)]]
        : t["complaints.says.cabinet"];
}
