namespace SellerDesk.Domain.Messages;

/// <summary>What a template may ask for: of the buyer, shop and order, and what comes with the event.</summary>
public static class MessageVariables
{
    public static readonly IReadOnlyList<string> All =
        ["buyer", "shop", "order", "product", "total", "stage", "complaint", "days", "date", "until", "points", "balance", "pending", "tier", "was", "reward", "code", "link", "offer"];

    /// <summary>What an event of the kind may know.</summary>
    public static IReadOnlyList<string> Of(BuyerEventKind kind) => kind switch
    {
        BuyerEventKind.ComplaintMoved => ["buyer", "shop", "order", "product", "complaint", "stage"],
        BuyerEventKind.PointsEarned or BuyerEventKind.PointsReversed or BuyerEventKind.PointsExpired => ["buyer", "shop", "points", "balance", "pending"],
        BuyerEventKind.PointsExpiring => ["buyer", "shop", "points", "days", "until", "date", "balance"],
        BuyerEventKind.TierChanged => ["buyer", "tier", "was"],
        BuyerEventKind.RewardIssued => ["buyer", "reward", "code", "until", "points"],
        BuyerEventKind.BackInStock => ["buyer", "shop", "product", "link"],
        BuyerEventKind.Offer => ["buyer", "shop", "offer", "code", "link", "date"],
        BuyerEventKind.SurveyInvited => ["buyer", "shop", "order", "product", "link"],
        _ => ["buyer", "shop", "order", "product", "total", "date"],
    };
}
