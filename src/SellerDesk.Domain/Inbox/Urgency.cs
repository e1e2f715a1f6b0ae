namespace SellerDesk.Domain.Inbox;

/// <summary>
/// How soon a buyer should hear from us: the first form of the clock, plain hours by kind, stars and text.
/// The lower the stars, the sooner; stars without words can wait longest, since an answer changes least there.
/// </summary>
public static class Urgency
{
    public static readonly TimeSpan Question = TimeSpan.FromHours(4);

    /// <summary>A buyer in a chat sits and waits: two hours, however long the marketplace's own window is.</summary>
    public static readonly TimeSpan Chat = TimeSpan.FromHours(2);

    /// <summary>A dispute that an arbiter of the marketplace decides: who is silent there loses.</summary>
    public static readonly TimeSpan Arbitration = TimeSpan.FromHours(1);

    /// <param name="rating">Stars, 1 to 5.</param>
    /// <param name="hasText">The buyer wrote something beside the stars.</param>
    public static TimeSpan OfReview(int rating, bool hasText) => (rating, hasText) switch
    {
        ( <= 2, true) => TimeSpan.FromHours(4),
        ( <= 2, false) => TimeSpan.FromHours(12),
        (3, true) => TimeSpan.FromHours(12),
        (3, false) => TimeSpan.FromHours(24),
        (_, true) => TimeSpan.FromHours(24),
        (_, false) => TimeSpan.FromHours(72),
    };
}
