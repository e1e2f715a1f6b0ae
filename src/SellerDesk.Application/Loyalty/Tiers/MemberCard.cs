using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>A line of the history of tiers, read.</summary>
/// <param name="Number">The buyer's number at the desk.</param>
public sealed record TierMoveRow(Guid Id, BuyerId Buyer, long Number, string? Name, TierId? From, TierId? To, TierMoveCause Cause, TierMoveWhy? Why, int? Version, DateTimeOffset At, Guid? Person, string? Reason);

/// <summary>A buyer in the programme.</summary>
/// <param name="Member">Null: is none.</param>
/// <param name="Exit">How they left.</param>
/// <param name="Money">Whoever asks sees every shop in which the buyer bought, and so the money in the window.</param>
public sealed record MemberDetails(TierBook Book, LoyaltyMember? Member, LoyaltyExit? Exit, TierFigures Figures, TierProgress? Progress, IReadOnlyList<TierMoveRow> Moves, bool Money);

/// <summary>One buyer's part in the programme; the latest moves of everybody.</summary>
public sealed class MemberCard(ScopedDb database, TierBoard board)
{
    private const int MostMoves = 50;
    private const int MostLooked = 500;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    public async Task<MemberDetails> LoadAsync(BuyerId buyer, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var book = await board.LoadAsync(cancel);
        var member = await db.LoyaltyMembers.AsNoTracking().FirstOrDefaultAsync(m => m.BuyerId == buyer, cancel);
        var exit = member is null ? await db.LoyaltyExits.AsNoTracking().FirstOrDefaultAsync(e => e.BuyerId == buyer, cancel) : null;
        var selves = await BuyerCard.SelvesAsync(db, buyer, cancel);
        var moves = await ReadAsync(db, db.TierMoves.Where(m => selves.Contains(m.BuyerId)).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(MostMoves), book, cancel);
        var figures = member is null ? TierFigures.Nothing : new TierFigures(member.Orders, Money(member.Spend));
        var progress = member is not null && book.Table is { } table ? TierProgress.Of(table, figures, table.Place(member.TierId)) : null;
        var everywhere = await db.BuyerFigures.IgnoreQueryFilters().CountAsync(f => f.BuyerId == buyer, cancel) == await db.BuyerFigures.CountAsync(f => f.BuyerId == buyer, cancel);
        return new MemberDetails(book, member, exit, figures, progress, moves, everywhere);
    }

    /// <summary>Whose tier changed last, of those whom whoever asks sees; who only joined is left out.</summary>
    public async Task<IReadOnlyList<TierMoveRow>> LatestAsync(TierBook book, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var latest = db.TierMoves.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(MostLooked).Where(m => m.FromId != m.ToId);
        if (!db.Scope.All)
        {
            latest = latest.Where(m => db.BuyerFigures.Any(f => f.BuyerId == m.BuyerId));
        }

        return await ReadAsync(db, latest.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(take), book, cancel);
    }

    internal static Dictionary<string, decimal> Money(string json) => JsonSerializer.Deserialize<Dictionary<string, decimal>>(json) ?? [];

    private static async Task<IReadOnlyList<TierMoveRow>> ReadAsync(SellerDeskDb db, IQueryable<TierMove> moves, TierBook book, CancellationToken cancel)
    {
        var rows = await moves.AsNoTracking().Join(db.Buyers, m => m.BuyerId, b => b.Id, (m, b) => new { Move = m, b.Number, b.Name, b.NameIsShown }).ToListAsync(cancel);
        return [.. rows.OrderByDescending(one => one.Move.At).ThenByDescending(one => one.Move.Id).Select(one => new TierMoveRow(
            one.Move.Id, one.Move.BuyerId, one.Number, one.NameIsShown ? null : one.Name, one.Move.FromId, one.Move.ToId, one.Move.Cause, one.Move.Why == "{}" ? null : JsonSerializer.Deserialize<TierMoveWhy>(one.Move.Why, Shape),
            book.Versions.FirstOrDefault(version => version.Id == one.Move.VersionId)?.Number, one.Move.At, one.Move.PersonId?.Value, one.Move.Reason))];
    }
}
