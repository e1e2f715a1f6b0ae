using System.Collections.Concurrent;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Counts tries in memory: a hundred thousand of them must not wait for one row. <see cref="KeepChannelFiguresJob"/> writes what has gathered; a crash loses some seconds of it.</summary>
public sealed class ChannelMeter(TimeProvider time)
{
    /// <summary>Of one round; a channel that fails thousands of times fails the same way each time.</summary>
    private const int MostFailures = 50;

    private readonly Lock gate = new();
    private Dictionary<(MessageChannel Channel, DateTimeOffset Minute), Counted> counted = [];
    private readonly ConcurrentQueue<FailedTry> failures = new();

    internal void Note(MessageChannel channel, Guid message, SendVerdict verdict, TimeSpan took)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var key = (channel, new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero));
            if (!counted.TryGetValue(key, out var sums))
            {
                counted[key] = sums = new Counted();
            }

            sums.Add(verdict.Outcome, took);
        }

        if (verdict.Outcome != SendOutcome.Sent && failures.Count < MostFailures)
        {
            failures.Enqueue(new FailedTry(channel, now, verdict.Outcome, verdict.Detail ?? "", message));
        }
    }

    internal (Dictionary<(MessageChannel Channel, DateTimeOffset Minute), Counted> Counted, List<FailedTry> Failures) Take()
    {
        List<FailedTry> taken = [];
        while (failures.TryDequeue(out var failure))
        {
            taken.Add(failure);
        }

        lock (gate)
        {
            var sums = counted;
            counted = [];
            return (sums, taken);
        }
    }

    internal sealed record FailedTry(MessageChannel Channel, DateTimeOffset At, SendOutcome Outcome, string Detail, Guid MessageId);

    internal sealed class Counted
    {
        public int[] By { get; } = new int[Enum.GetValues<SendOutcome>().Length];

        public long Took { get; private set; }

        public void Add(SendOutcome outcome, TimeSpan took)
        {
            By[(int)outcome]++;
            Took += (long)took.TotalMilliseconds;
        }
    }
}
