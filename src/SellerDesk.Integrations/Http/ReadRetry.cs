using Polly;
using Polly.Retry;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>How reads are tried again: twice more, a little later each time, and only what a moment's trouble explains. Writes never come here.
/// Whoever names a time to come back at (a host that is left alone too) is not asked before it.</summary>
internal static class ReadRetry
{
    private const int TriesMore = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    public static ResiliencePipeline Make(TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<MarketplaceException>(failed => failed is { RetryAt: null, Failure: MarketplaceFailure.Unavailable or MarketplaceFailure.NoAnswer }),
            MaxRetryAttempts = TriesMore,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
        })
        .Build();
}
