using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>When a feed is pulled next.</summary>
internal static class PullClock
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>After a success: often for what buyers wait for, seldomer for the rest.</summary>
    public static TimeSpan Every(FeedKind kind) => kind switch
    {
        FeedKind.Reviews => TimeSpan.FromSeconds(60),
        FeedKind.Questions => TimeSpan.FromSeconds(90),
        FeedKind.Chats => TimeSpan.FromSeconds(60),
        FeedKind.Orders => TimeSpan.FromMinutes(5),
        FeedKind.Returns => TimeSpan.FromMinutes(10),
        FeedKind.Products => TimeSpan.FromHours(6),
        _ => TimeSpan.FromHours(3),
    };

    /// <summary>After a failure: when the marketplace asked for, otherwise 15 s doubling to an hour; a refused key or plan is tried hourly, a person must act.</summary>
    /// <param name="failures">Failures in a row before this one.</param>
    public static DateTimeOffset AfterFailure(MarketplaceException failed, int failures, DateTimeOffset now)
    {
        if (failed.RetryAt is { } asked)
        {
            return asked > now ? asked : now;
        }

        return FeedStates.WaitsForPerson(failed.Failure) ? now + LongestPause : AfterOwnFault(failures, now);
    }

    public static DateTimeOffset AfterOwnFault(int failures, DateTimeOffset now)
    {
        var pause = TimeSpan.FromSeconds(15 * Math.Pow(2, Math.Min(failures, 8)));
        return now + (pause < LongestPause ? pause : LongestPause);
    }
}
