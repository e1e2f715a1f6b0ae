using System.Net;
using System.Net.Http.Headers;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>A budget that a call is taken from.</summary>
internal readonly record struct RateLimit(RateKey Key, RateRule Rule);

/// <summary>How many calls of one key may be under way at once, on all nodes together.</summary>
internal readonly record struct ParallelRule(RateKey Key, int Most);

/// <summary>One call, told to <see cref="MarketplaceCalls"/> by a marketplace's client.</summary>
/// <param name="Client">The name that <see cref="MarketplaceSetup"/> registered.</param>
/// <param name="Host">The address that is left alone when it is down: of the host, without the method's path.</param>
/// <param name="Request">Makes the request; asked again for each try.</param>
/// <param name="Failure">From the marketplace's ways of saying no to ours; null when the answer is a success. Asked of every answer, refusals for the limit too.</param>
internal sealed record MarketplaceCall(string Client, Uri Host, Func<HttpRequestMessage> Request, Func<CallAnswer, CallFailure?> Failure)
{
    /// <summary>All that the call counts against, the narrowest first: a refusal is put down to the first one unless <see cref="ReadLimit"/> knows better.</summary>
    public IReadOnlyList<RateLimit> Limits { get; init; } = [];

    public ParallelRule? Parallel { get; init; }

    public CallUrgency Urgency { get; init; } = CallUrgency.Background;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary><see cref="MarketplaceFailure.NotFound"/> is an answer here (<c>{}</c>) and not a failure.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>What the answer's headers say of one of <see cref="Limits"/>; by default Retry-After, for the first.</summary>
    public Func<CallAnswer, RateLimit, RateReport>? ReadLimit { get; init; }

    /// <summary>Keys and whatever else must never stand in a message or a log.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <summary>What came back, whole.</summary>
/// <param name="IsWrite">A server error after a write leaves open whether it had its effect.</param>
internal sealed record CallAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonAnswer Json, bool IsWrite);

/// <summary>A marketplace's no. <paramref name="Words"/> are its own, as long as it likes: they are shortened and secrets are blotted out of them.</summary>
/// <param name="RetryAt">When the marketplace said when to come back.</param>
internal sealed record CallFailure(MarketplaceFailure Kind, string? Words = null, DateTimeOffset? RetryAt = null);
