using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Domain.Messages;

/// <summary>What no rule goes beyond, for the whole desk: when buyers are left alone and how many messages one of them gets, all rules and channels together.</summary>
public sealed record MessageLimits(string? Quiet, int PerDay, int PerWeek)
{
    public const int Most = 100;

    public static readonly MessageLimits Standard = new("21:00-09:00", 3, 10);

    /// <exception cref="RuleException"><c>messageLimits.caps</c>, <c>quiet.unreadable</c>.</exception>
    public MessageLimits Checked()
    {
        if (PerDay is < 1 or > Most || PerWeek < PerDay || PerWeek > Most)
        {
            throw new RuleException("messageLimits.caps", Most);
        }

        return this with { Quiet = string.IsNullOrWhiteSpace(Quiet) ? null : QuietHours.Read(Quiet).ToString() };
    }

    public DateTimeOffset? QuietUntil(DateTimeOffset now, TimeZoneInfo zone) => Quiet is null ? null : QuietHours.Read(Quiet).EndOf(now, zone);

    /// <summary>One more is too many.</summary>
    public bool Reached(int lastDay, int lastWeek) => lastDay >= PerDay || lastWeek >= PerWeek;
}
