using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <param name="Entered">First, UTC.</param>
/// <param name="Spent">In all its visits that are over.</param>
public sealed record StageTime(DateTimeOffset Entered, TimeSpan Spent);

/// <summary>How long a case was at each stage, out of its trail.</summary>
internal static class StageTimes
{
    public static IReadOnlyDictionary<ComplaintStage, StageTime> Of(ComplaintDetails details)
    {
        var times = new Dictionary<ComplaintStage, StageTime>();
        var (stage, since) = (details.Moves is [var first, ..] ? first.FromStage : details.Row.Stage, details.Row.OpenedAt);
        times[stage] = new StageTime(since, TimeSpan.Zero);
        foreach (var move in details.Moves.Where(move => move.FromStage != move.ToStage))
        {
            var before = times.GetValueOrDefault(stage) ?? new StageTime(since, TimeSpan.Zero);
            times[stage] = before with { Spent = before.Spent + (move.At - since) };
            (stage, since) = (move.ToStage, move.At);
            times.TryAdd(stage, new StageTime(since, TimeSpan.Zero));
        }

        return times;
    }
}
