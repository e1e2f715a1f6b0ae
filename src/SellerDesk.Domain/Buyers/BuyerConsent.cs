using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers;

/// <summary>Where a buyer may be spoken to.</summary>
public enum ConsentChannel
{
    MarketplaceChat,
    Email,
    Sms,
    Phone,
    Telegram,
}

/// <summary>What for. Messages about an order that is under way need none: they are part of the bargain.</summary>
public enum ConsentPurpose
{
    Offers,
    Loyalty,
    Surveys,
    Reminders,
}

/// <summary>
/// A line of the ledger of consents: given or withdrawn, for one channel and purpose. Lines are added and never changed; the newest one counts. Nothing said is not
/// given.
/// </summary>
public sealed class BuyerConsent
{
    public const int SourceMaxLength = 300;
    public const int VersionMaxLength = 60;

    private BuyerConsent()
    {
    }

    public long Id { get; private set; }

    public BuyerId BuyerId { get; private set; }

    public ConsentChannel Channel { get; private set; }

    public ConsentPurpose Purpose { get; private set; }

    public bool Given { get; private set; }

    /// <summary>When the buyer said so (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the line was written.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who wrote it down; null: the buyer themself, by a link or a form.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Where it can be looked up: a call, a chat, a form.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The file that it came with, or by whose undoing.</summary>
    public Guid? ImportRunId { get; private set; }

    /// <summary>Which wording was agreed to.</summary>
    public string? TextVersion { get; private set; }

    /// <exception cref="RuleException"><c>consent.source</c> without saying where it came from; <c>consent.version</c> when given without a wording; <c>consent.future</c>.</exception>
    public static BuyerConsent Record(
        BuyerId buyer, ConsentChannel channel, ConsentPurpose purpose, bool given, DateTimeOffset at, string source, string? textVersion, Guid? person, DateTimeOffset now)
    {
        if (source.Trim().Length is 0 or > SourceMaxLength)
        {
            throw new RuleException("consent.source", SourceMaxLength);
        }

        if ((given && string.IsNullOrWhiteSpace(textVersion)) || textVersion?.Trim().Length > VersionMaxLength)
        {
            throw new RuleException("consent.version", VersionMaxLength);
        }

        if (at > now)
        {
            throw new RuleException("consent.future");
        }

        return new BuyerConsent
        {
            BuyerId = buyer,
            Channel = channel,
            Purpose = purpose,
            Given = given,
            At = at,
            RecordedAt = now,
            PersonId = person,
            Source = source.Trim(),
            TextVersion = string.IsNullOrWhiteSpace(textVersion) ? null : textVersion.Trim(),
        };
    }
}
