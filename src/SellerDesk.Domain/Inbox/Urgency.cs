namespace SellerDesk.Domain.Inbox;

/// <summary>
/// How soon a buyer should hear from us: the first form of the clock, plain hours by kind, stars and text.
/// The lower the stars, the sooner; stars without words can wait longest, since an answer changes least there.
/// </summary>
public static class Urgency
{
    public static readonly TimeSpan Question = TimeSpan.FromHours(4);

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
