using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Segments;

/// <summary>A segment to choose from. The name of a ready-made one is its code until somebody renames it.</summary>
public sealed record SegmentChoice(Guid Id, string Name, string? ReadyMade);

/// <summary>Segments that everybody sees: what rules and surveys of the whole desk may name.</summary>
public static class SharedSegments
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<SegmentChoice>> LoadAsync(SellerDeskDb db, CancellationToken cancel) =>
        await db.Segments.AsNoTracking().Where(s => s.Shared || s.ReadyMade != null).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).Select(s => new SegmentChoice(s.Id.Value, s.Name, s.ReadyMade)).ToListAsync(cancel);
}
