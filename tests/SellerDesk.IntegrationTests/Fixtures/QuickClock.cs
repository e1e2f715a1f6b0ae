namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>A clock that shows what it is told and whose short delays take a hundredth of their time, so that polite pauses do not make a long run longer.</summary>
public sealed class QuickClock(DateTimeOffset start) : TimeProvider
{
    private const int Faster = 100;

    /// <summary>Longer ones are limits of patience, not pauses.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(25);

    private long now = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref now), TimeSpan.Zero);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref now, to.UtcTicks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestPause ? dueTime / Faster : dueTime, period);
}
