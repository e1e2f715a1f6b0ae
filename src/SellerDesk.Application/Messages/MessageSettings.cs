namespace SellerDesk.Application.Messages;

/// <summary>How the worker goes about it.</summary>
/// <param name="Base">Where buyers reach the desk: the beginning of every link in a message.</param>
public sealed record MessageSettings(Uri Base)
{
    /// <summary>Messages made ready in one transaction. Of those whose turn has not come when a worker dies nobody knows that either, so that there are few of them.</summary>
    public int AtOnce { get; init; } = 48;

    /// <summary>Calls side by side.</summary>
    public int Calls { get; init; } = 8;

    /// <summary>One call at most.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A worker says at a third of this that it still sends; a message of which that was not said for so long was left behind by one that died. Longer than one call.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>One run of the job at most: the next one goes on.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    public static TimeSpan Pause(int tries) => Pauses[Math.Clamp(tries - 1, 0, Pauses.Length - 1)];
}
