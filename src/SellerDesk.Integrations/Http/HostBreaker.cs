using System.Collections.Concurrent;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// Leaves a host alone that failed several times in a row, for longer and longer: calls fail at once, with the moment to come back at, instead of
/// holding a pull for as long as a timeout lasts. Then one call may try. An answer to a buyer may also try before, once every few seconds.
/// Each node finds out for itself: what one cannot reach another may.
/// </summary>
internal sealed class HostBreaker(TimeProvider clock)
{
    public const int FailuresInARow = 5;

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan AnswerEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, HostState> hosts = new();
    private readonly long start = clock.GetTimestamp();

    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unavailable"/>, without a call, while the host is left alone.</exception>
    public HostPass Enter(string host, CallUrgency urgency)
    {
        var state = hosts.GetOrAdd(host, _ => new HostState());
        return state.Enter(urgency, Now, out var isTry) is { } wait
            ? throw new MarketplaceException(MarketplaceFailure.Unavailable, $"left alone after {state.Failures} failures in a row", clock.GetUtcNow() + wait)
            : new HostPass(state, isTry, () => Now);
    }
}

/// <summary>A call that may go out. Disposed without an answer, it proves nothing.</summary>
internal sealed class HostPass(HostState state, bool isTry, Func<TimeSpan> now) : IDisposable
{
    private bool? worked;

    public void Answered(bool well) => worked = well;

    public void Dispose() => state.Leave(worked, isTry, now());
}

/// <summary>How one host is.</summary>
internal sealed class HostState
{
    /// <summary>While one call tries, the others ask again after this.</summary>
    private static readonly TimeSpan WhileTrying = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private bool isOpen = true;
    private TimeSpan pause = HostBreaker.FirstPause;
    private TimeSpan closedUntil;
    private TimeSpan? tryingSince;
    private TimeSpan? answerTriedAt;

    public int Failures { get; private set; }

    /// <summary>Null: go. Otherwise how long to stay away.</summary>
    /// <param name="isTry">This is the one call that finds out whether the host is back.</param>
    public TimeSpan? Enter(CallUrgency urgency, TimeSpan now, out bool isTry)
    {
        lock (gate)
        {
            isTry = false;
            if (isOpen)
            {
                return null;
            }

            // A try that never ended, longer ago than any timeout, must not close the host for ever.
            var isBeingTried = tryingSince > now - HostBreaker.LongestPause;
            if (now >= closedUntil && !isBeingTried)
            {
                tryingSince = now;
                isTry = true;
                return null;
            }

            if (urgency == CallUrgency.Answer)
            {
                return EnterBefore(now);
            }

            return closedUntil > now ? closedUntil - now : WhileTrying;
        }
    }

    private TimeSpan? EnterBefore(TimeSpan now)
    {
        if (answerTriedAt + HostBreaker.AnswerEvery is { } next && next > now)
        {
            return next - now;
        }

        answerTriedAt = now;
        return null;
    }

    /// <param name="worked">Null: given up before the host could answer.</param>
    public void Leave(bool? worked, bool isTry, TimeSpan now)
    {
        lock (gate)
        {
            switch (worked)
            {
                case true:
                    (isOpen, Failures, pause, tryingSince, answerTriedAt) = (true, 0, HostBreaker.FirstPause, null, null);
                    break;
                case false:
                    Failures++;
                    Close(isTry, now);
                    break;
                default:
                    tryingSince = isTry ? null : tryingSince;
                    break;
            }
        }
    }

    /// <summary>Calls that were still under way when the host was closed tell nothing new: only the try after a pause makes the next one longer.</summary>
    private void Close(bool isTry, TimeSpan now)
    {
        if (isOpen && Failures >= HostBreaker.FailuresInARow)
        {
            (isOpen, closedUntil) = (false, now + pause);
        }
        else if (!isOpen && isTry)
        {
            pause = pause * 2 < HostBreaker.LongestPause ? pause * 2 : HostBreaker.LongestPause;
            (closedUntil, tryingSince) = (now + pause, null);
        }
    }
}
