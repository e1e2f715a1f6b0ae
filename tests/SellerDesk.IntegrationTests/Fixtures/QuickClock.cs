namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>
/// A clock that shows what it is told, or the true time, and on which short delays take a hundredth of their time, so that polite pauses do not make a test longer.
/// </summary>
public sealed class QuickClock(DateTimeOffset? start = null) : TimeProvider
{
    private const int Faster = 100;

    /// <summary>Longer ones are limits of patience, not pauses.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(25);

    private long now = start?.UtcTicks ?? 0;

    public override DateTimeOffset GetUtcNow() => Interlocked.Read(ref now) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : base.GetUtcNow();

    public override long GetTimestamp() => base.GetTimestamp() * Faster;

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref now, to.UtcTicks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestPause ? dueTime / Faster : dueTime, period);
}
