using Polly;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// The way of every call to every marketplace: left alone while its host is down, taken from its budgets, sent, its answer's limits learnt, its no
/// translated. Reads are retried; a write is one try.
/// </summary>
internal sealed class MarketplaceCalls(HttpExchange exchange, RateGovernor governor, ParallelGate parallel, HostBreaker breaker, TimeProvider clock)
{
    /// <summary>How often a refusal for the limit is waited out within one call.</summary>
    private const int LimitTries = 3;

    private static readonly TimeSpan PauseBeforeSecondLook = TimeSpan.FromMilliseconds(500);

    private readonly ResiliencePipeline retry = ReadRetry.Make(clock);

    /// <summary>A call that changes nothing there, a POST that only asks too. A broken body is asked for once more, then handed over with its <see cref="JsonAnswer.Problem"/>.</summary>
    /// <exception cref="MarketplaceException">Anything but a success.</exception>
    public async Task<JsonAnswer> ReadAsync(MarketplaceCall call, CancellationToken cancel)
    {
        var first = await ReadOnceAsync(call, cancel);
        if (first.Problem is null)
        {
            return first;
        }

        first.Dispose();
        await Task.Delay(PauseBeforeSecondLook, clock, cancel);
        return await ReadOnceAsync(call, cancel);
    }

    /// <summary>A file.</summary>
    /// <exception cref="MarketplaceException">Anything but a success.</exception>
    public async Task<byte[]> ReadBytesAsync(MarketplaceCall call, CancellationToken cancel)
    {
        var (answer, body) = await retry.ExecuteAsync(async token => await SendAsync(call, isWrite: false, token), cancel);
        answer.Dispose();
        return body;
    }

    /// <summary>One try, whatever happens.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.NoAnswer"/> when the effect is unknown; any other means that it surely had none.</exception>
    public async Task<JsonAnswer> WriteAsync(MarketplaceCall call, CancellationToken cancel) => (await SendAsync(call, isWrite: true, cancel)).Answer;

    private async Task<JsonAnswer> ReadOnceAsync(MarketplaceCall call, CancellationToken cancel) =>
        (await retry.ExecuteAsync(async token => await SendAsync(call, isWrite: false, token), cancel)).Answer;

    private async Task<(JsonAnswer Answer, byte[] Body)> SendAsync(MarketplaceCall call, bool isWrite, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var answered = await TryAsync(call, isWrite, cancel);
            switch (answered.Failure)
            {
                case null:
                    return (answered.Answer, answered.Body);
                case { Kind: MarketplaceFailure.NotFound } when call.MayBeMissing:
                    answered.Answer.Dispose();
                    return (JsonAnswer.Of("{}"u8.ToArray()), []);
                case { Kind: MarketplaceFailure.RateLimited } when tries < LimitTries:
                    answered.Answer.Dispose();
                    continue;
                default:
                    answered.Answer.Dispose();
                    throw new MarketplaceException(answered.Failure.Kind, CallFailures.Shown(answered.Failure.Words, call.Secrets), answered.Failure.RetryAt);
            }
        }
    }

    private async Task<Answered> TryAsync(MarketplaceCall call, bool isWrite, CancellationToken cancel)
    {
        using var pass = breaker.Enter($"{call.Client} {call.Host}", call.Urgency);
        await using var place = await parallel.EnterAsync(call.Parallel, call.Urgency, call.Timeout + (RateGovernor.LongestWait * (call.Limits.Count + 1)), cancel);
        var taken = new List<RateLimit>(call.Limits.Count);
        var told = new RateReport[call.Limits.Count];
        try
        {
            foreach (var limit in call.Limits)
            {
                await governor.TakeAsync(limit.Key, limit.Rule, call.Urgency, cancel);
                taken.Add(limit);
            }

            var answered = await ExchangeAsync(call, isWrite, pass, cancel);
            return answered with { Failure = Learn(call, answered, told) };
        }
        finally
        {
            for (var i = 0; i < taken.Count; i++)
            {
                await governor.ReportAsync(taken[i].Key, told[i]);
            }
        }
    }

    private async Task<Answered> ExchangeAsync(MarketplaceCall call, bool isWrite, HostPass pass, CancellationToken cancel)
    {
        try
        {
            using var request = call.Request();
            var (status, headers, body) = await exchange.SendAsync(call.Client, request, call.Timeout, isWrite, cancel);
            pass.Answered((int)status < 500);
            var answer = new CallAnswer(status, headers, JsonAnswer.Of(body), isWrite);
            return new Answered(answer.Json, body, answer, call.Failure(answer));
        }
        catch (MarketplaceException failed) when (failed.Failure is MarketplaceFailure.Unavailable or MarketplaceFailure.NoAnswer)
        {
            pass.Answered(false);
            throw;
        }
    }

    /// <summary>What the answer says of each budget; a refusal for the limit is given the moment to come back at.</summary>
    private CallFailure? Learn(MarketplaceCall call, Answered answered, RateReport[] told)
    {
        var now = clock.GetUtcNow();
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = call.ReadLimit is { } read ? read(answered.Whole, call.Limits[i]) : i == 0 ? LimitHeaders.Standard(answered.Whole, call.Limits[i].Rule, now) : default;
        }

        if (answered.Failure is not { Kind: MarketplaceFailure.RateLimited } refused)
        {
            return answered.Failure;
        }

        if (told.Length > 0 && !Array.Exists(told, report => report.RetryAfter is not null))
        {
            told[0] = told[0] with { RetryAfter = refused.RetryAt is { } at && at > now ? at - now : LimitHeaders.Guess(call.Limits[0].Rule) };
        }

        var wait = told.Max(report => report.RetryAfter) ?? LimitHeaders.Guess(default);
        return refused with { RetryAt = refused.RetryAt ?? now + wait };
    }

    private sealed record Answered(JsonAnswer Answer, byte[] Body, CallAnswer Whole, CallFailure? Failure);
}
