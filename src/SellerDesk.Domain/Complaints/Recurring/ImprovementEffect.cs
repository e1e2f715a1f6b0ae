using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Domain.Complaints.Recurring;

/// <summary>What is said of an improvement once figures of before and after are in.</summary>
public enum EffectVerdict
{
    /// <summary>Fewer than <see cref="ImprovementEffect.FewestOrders"/> orders or <see cref="ImprovementEffect.FewestDays"/> days since.</summary>
    TooEarly,

    /// <summary>The whole interval lies on the good side.</summary>
    Better,
    Worse,

    /// <summary>The interval holds zero: nothing can be told from chance.</summary>
    NoMeasurableEffect,
}

/// <summary>What was counted about a product on one side of an improvement.</summary>
/// <param name="Orders">Order lines of the product.</param>
/// <param name="Complaints">Of the improvement's cause.</param>
public readonly record struct EffectSide(int Orders, int Complaints, int Returns, StarCounts Stars);

/// <summary>
/// Before against after: complaints of the cause per order, returns per order (Newcombe's interval of two shares), mean stars (Welch's). Beside them the same
/// complaints of the shop's other products, since a bad month is followed by a better one without anybody's doing.
/// </summary>
/// <param name="Complaints">Complaints of the cause per order, after minus before; null without orders on a side.</param>
/// <param name="Others">The same of all other products of the shop.</param>
/// <param name="Returns">Returns per order, after minus before.</param>
/// <param name="Stars">Mean stars, after minus before; null while either side has fewer than ten reviews.</param>
public sealed record ImprovementEffect(EffectVerdict Verdict, ShareDifference? Complaints, ShareDifference? Others, ShareDifference? Returns, MeanChange? Stars)
{
    /// <summary>Days before the improvement that it is measured against.</summary>
    public const int BeforeDays = 90;

    public const int FewestDays = 14;
    public const int FewestOrders = 30;

    /// <param name="days">Days since the improvement is in place.</param>
    public static ImprovementEffect Of(EffectSide before, EffectSide after, CauseCount othersBefore, CauseCount othersAfter, int days)
    {
        var complaints = Shares(after.Complaints, after.Orders, before.Complaints, before.Orders);
        return new ImprovementEffect(
            Judge(complaints, after.Orders, days),
            complaints,
            Shares(othersAfter.Complaints, othersAfter.Orders, othersBefore.Complaints, othersBefore.Orders),
            Shares(after.Returns, after.Orders, before.Returns, before.Orders),
            RatingWatch.Change(after.Stars, before.Stars));
    }

    private static EffectVerdict Judge(ShareDifference? complaints, int orders, int days) => complaints switch
    {
        null => EffectVerdict.TooEarly,
        _ when days < FewestDays || orders < FewestOrders => EffectVerdict.TooEarly,
        { High: < 0 } => EffectVerdict.Better,
        { Low: > 0 } => EffectVerdict.Worse,
        _ => EffectVerdict.NoMeasurableEffect,
    };

    /// <summary>An order may be complained about twice; a share is never more than all.</summary>
    private static ShareDifference? Shares(long hits, long count, long otherHits, long otherCount) =>
        ShareDifference.Of((int)Math.Min(hits, count), (int)count, (int)Math.Min(otherHits, otherCount), (int)otherCount);
}
