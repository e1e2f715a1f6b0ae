using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Where one case may go now, and what it lacks for each stage: what the board says while a card is in the hand.</summary>
/// <param name="Version">Handed back with the move.</param>
public sealed record CardWays(ComplaintId Id, long Number, ComplaintStage Stage, uint Version, bool OnTheWay, IReadOnlyList<StageWay> Ways)
{
    public StageWay? To(ComplaintStage stage) => Ways.FirstOrDefault(way => way.Stage == stage);

    /// <summary>The usual one after this.</summary>
    public ComplaintStage? Next => StageRules.NextOf(Stage);

    /// <summary>The usual one before this, of those that it may go back to.</summary>
    public ComplaintStage? Previous => Stage switch
    {
        ComplaintStage.Analysing => ComplaintStage.Collecting,
        ComplaintStage.Deciding => ComplaintStage.Analysing,
        ComplaintStage.CarryingOut or ComplaintStage.Arbitration or ComplaintStage.FollowingUp => ComplaintStage.Deciding,
        ComplaintStage.Closed => ComplaintStage.Analysing,
        _ => null,
    };
}

public sealed class ComplaintWays(ScopedDb database)
{
    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<CardWays?> LoadAsync(ComplaintId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var found = await db.Complaints.AsNoTracking().Include(c => c.Lines).Where(c => c.Id == id).Select(c => new { Case = c, Version = EF.Property<uint>(c, "Version") }).FirstOrDefaultAsync(cancel);
        return found is not { Case: { } one } ? null
            : new CardWays(id, one.Number, one.Stage, found.Version, one.DecisionId is not null, [.. StageRules.From(one.Stage).Select(to => new StageWay(to, StageRules.Lacks(one, to)))]);
    }
}
