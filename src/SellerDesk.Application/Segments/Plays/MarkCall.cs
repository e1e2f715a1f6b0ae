using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments.Plays;

/// <summary>Somebody was called, was not reached, or is to be called again.</summary>
public sealed class MarkCall(WholeDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>play.notRunning</c>, <c>play.noCall</c> (left alone, erased, or not in it), <c>play.note</c>, <c>shop.notYours</c>; the role is not enough.</exception>
    public async Task ExecuteAsync(Actor actor, PlayId play, BuyerId buyer, CallState state, string? note, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        if (note?.Trim().Length > PlayMember.NoteMaxLength)
        {
            throw new RuleException("play.note", PlayMember.NoteMaxLength);
        }

        await using var db = database.Open();
        if (!await db.Plays.AnyAsync(p => p.Id == play && p.State == PlayState.Running, cancel))
        {
            throw new RuleException("play.notRunning");
        }

        if (!actor.Scope.All && !await db.BuyerFigures.AnyAsync(f => f.BuyerId == buyer && actor.Scope.Shops.Contains(f.ShopId), cancel))
        {
            throw new RuleException("shop.notYours");
        }

        var (words, at, by) = (string.IsNullOrWhiteSpace(note) ? null : note.Trim(), state == CallState.Waiting ? (DateTimeOffset?)null : time.GetUtcNow(), state == CallState.Waiting ? null : actor.PersonId);
        var marked = await db.PlayMembers.Where(m => m.PlayId == play && m.BuyerId == buyer && m.Call != null && m.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Call, state).SetProperty(m => m.CalledAt, at).SetProperty(m => m.CalledBy, by).SetProperty(m => m.Note, words), cancel);
        if (marked == 0)
        {
            throw new RuleException("play.noCall");
        }
    }
}
