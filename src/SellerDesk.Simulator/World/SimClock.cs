namespace SellerDesk.Simulator.World;

/// <summary>The world's own clock: starts where it is told, runs as fast as it is told (0 stands still), can be moved.</summary>
internal sealed class SimClock(TimeProvider real, DateTimeOffset start, double speed)
{
    private readonly Lock gate = new();
    private DateTimeOffset anchor = Trim(start);
    private long anchorStamp = real.GetTimestamp();
    private double speed = speed;

    public double Speed
    {
        get
        {
            lock (gate)
            {
                return speed;
            }
        }
    }

    public DateTimeOffset Now
    {
        get
        {
            lock (gate)
            {
                return Read();
            }
        }
    }

    public void Move(DateTimeOffset now)
    {
        lock (gate)
        {
            anchor = Trim(now);
            anchorStamp = real.GetTimestamp();
        }
    }

    public void Run(double newSpeed)
    {
        lock (gate)
        {
            anchor = Read();
            anchorStamp = real.GetTimestamp();
            speed = newSpeed;
        }
    }

    private DateTimeOffset Read() => speed == 0 ? anchor : Trim(anchor + (real.GetElapsedTime(anchorStamp) * speed));

    private static DateTimeOffset Trim(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
