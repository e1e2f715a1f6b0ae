namespace SellerDesk.Domain.Messages;

/// <summary>What a template may ask for. Those after <c>total</c> come with the event.</summary>
public static class MessageVariables
{
    public static readonly IReadOnlyList<string> All =
        ["buyer", "shop", "order", "product", "total", "stage", "complaint", "days", "date", "points", "balance", "tier", "reward", "code", "link", "offer"];

    /// <summary>Of these no event of the kind can know more than always; shown beside the editor.</summary>
    public static IReadOnlyList<string> Of(BuyerEventKind kind) => kind switch
    {
        BuyerEventKind.ComplaintMoved => ["buyer", "shop", "order", "product", "complaint", "stage"],
        BuyerEventKind.PointsEarned or BuyerEventKind.PointsReversed or BuyerEventKind.PointsExpired => ["buyer", "shop", "points", "balance", "date"],
        BuyerEventKind.PointsExpiring => ["buyer", "shop", "points", "days", "date", "balance"],
        BuyerEventKind.TierChanged => ["buyer", "tier"],
        BuyerEventKind.RewardIssued => ["buyer", "reward", "code", "date", "points"],
        BuyerEventKind.BackInStock => ["buyer", "shop", "product", "link"],
        BuyerEventKind.Offer => ["buyer", "shop", "offer", "code", "link", "date"],
        BuyerEventKind.SurveyInvited => ["buyer", "shop", "order", "product", "link"],
        _ => ["buyer", "shop", "order", "product", "total", "date"],
    };
}
