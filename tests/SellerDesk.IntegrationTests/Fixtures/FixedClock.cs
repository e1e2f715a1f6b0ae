namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>A clock that stands until a test moves it. Timers and delays still run in real time.</summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void Set(DateTimeOffset to) => now = to;
}
