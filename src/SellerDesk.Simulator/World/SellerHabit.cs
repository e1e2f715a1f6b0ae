namespace SellerDesk.Simulator.World;

/// <summary>How quickly the shop answered before the desk came: from nine to nine, nine times in ten within the hours that it gives itself, the rest later.</summary>
internal static class SellerHabit
{
    private const int Purpose = 21;
    private const int OpenHours = 12;
    private const double Kept = 0.92;

    private static readonly TimeSpan Zone = TimeSpan.FromHours(3);
    private static readonly TimeSpan Opening = TimeSpan.FromHours(9);

    public const double ForQuestion = 4;
    public const double ForChat = 2;

    /// <summary>Bad news first; stars without words can wait.</summary>
    public static double ForReview(int rating, bool hasText) => (rating <= 2 ? 4 : rating == 3 ? 12 : 24) * (hasText ? 1 : rating == 3 ? 2 : 3);

    /// <param name="hours">Open hours that the shop gives itself.</param>
    /// <param name="latest">It was done by then.</param>
    public static DateTimeOffset AnswerTo(int seed, long key, DateTimeOffset asked, double hours, DateTimeOffset latest)
    {
        var dice = Dice.For(seed, key, Purpose);
        var luck = dice.Unit();
        var share = luck < Kept ? 0.03 + (0.85 * Math.Pow(luck / Kept, 2)) : 1.05 + (0.8 * (luck - Kept) / (1 - Kept));
        var answered = Open(asked, TimeSpan.FromHours(hours * share)).AddSeconds(dice.Below(60));
        return answered < latest ? answered : latest;
    }

    /// <summary>So much open time later.</summary>
    private static DateTimeOffset Open(DateTimeOffset from, TimeSpan time)
    {
        var local = from.ToOffset(Zone);
        var today = local.TimeOfDay - Opening;
        var spent = today < TimeSpan.Zero ? TimeSpan.Zero : today.TotalHours > OpenHours ? TimeSpan.FromHours(OpenHours) : today;
        var whole = spent + time;
        var days = (int)(whole.TotalHours / OpenHours);
        return (local - local.TimeOfDay + Opening).AddDays(days).Add(whole - TimeSpan.FromHours(days * OpenHours)).ToUniversalTime();
    }
}
