namespace SellerDesk.Application.Marketplaces;

/// <summary>Why the outside failed; each has words of its own on the screen (<c>marketplace.&lt;kind&gt;</c>).</summary>
public enum MarketplaceFailure
{
    /// <summary>The key is not accepted (wrong, revoked).</summary>
    KeyRejected,

    /// <summary>The key has run out.</summary>
    KeyExpired,

    /// <summary>The key lacks the right for this; <see cref="MarketplaceException.Detail"/> names it.</summary>
    NoScope,

    /// <summary>The account's plan or subscription does not include this; <see cref="MarketplaceException.Detail"/> has the marketplace's words.</summary>
    NeedsSubscription,

    /// <summary>Asked to wait; <see cref="MarketplaceException.RetryAt"/> says until when.</summary>
    RateLimited,

    /// <summary>5xx, or nobody answers: the call surely had no effect only if it was a read.</summary>
    Unavailable,

    /// <summary>No answer in time: a write may have had its effect.</summary>
    NoAnswer,

    /// <summary>It answered, but not in a form that can be read.</summary>
    Unreadable,

    /// <summary>It does not know what was asked for: withdrawn, deleted, or a wrong number.</summary>
    NotFound,

    /// <summary>It understood and refuses; <see cref="MarketplaceException.Detail"/> has its words.</summary>
    Refused,
}

/// <summary>The outside failed. Typed, with the moment from which another try makes sense; its text never holds a key.</summary>
public sealed class MarketplaceException : Exception
{
    public MarketplaceException(MarketplaceFailure failure, string? detail, DateTimeOffset? retryAt = null, Exception? inner = null)
        : base(detail ?? failure.ToString(), inner)
    {
        Failure = failure;
        Detail = detail;
        RetryAt = retryAt;
    }

    public MarketplaceFailure Failure { get; }

    /// <summary>The marketplace's own words, shortened.</summary>
    public string? Detail { get; }

    public DateTimeOffset? RetryAt { get; }
}
