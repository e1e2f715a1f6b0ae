using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Takes a merge or a split back: keys and things go back as they were, and what came by those keys since goes with them.</summary>
public sealed class UndoBuyerMove(WholeDb database, TimeProvider time)
{
    private const string GiveBack = """
        update buyer_links l set buyer_id = @from, how = s.how, quality = s.quality
        from unnest(@things, @kinds, @hows, @qualities) as s(thing, kind, how, quality) where l.buyer_id = @into and l.thing_id = s.thing and l.kind = s.kind
        """;

    /// <exception cref="RuleException"><c>buyer.moveUnknown</c>, <c>buyer.undoneAlready</c>, <c>buyer.laterMove</c> when a later decision builds on it, <c>buyer.erased</c>.</exception>
    public async Task ExecuteAsync(Actor actor, BuyerMoveId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var desk = await BuyerDesk.OpenAsync(database, cancel);
        var move = await desk.Db.BuyerMoves.FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new RuleException("buyer.moveUnknown");
        var (from, into) = (move.FromId, move.IntoId);
        move.Undo(actor.PersonId?.Value, time.GetUtcNow());
        if (await desk.Db.BuyerMoves.AnyAsync(m => m.Id != id && m.UndoneAt == null && m.At > move.At && (m.FromId == into || m.IntoId == into || m.FromId == from || m.IntoId == from), cancel))
        {
            throw new RuleException("buyer.laterMove");
        }

        await desk.LivingAsync(actor, into, cancel);
        await BackAsync(desk, move, cancel);
        await desk.CommitAsync([from, into], cancel);
    }

    private static async Task BackAsync(BuyerDesk desk, BuyerMove move, CancellationToken cancel)
    {
        var (from, into) = (move.FromId, move.IntoId);
        await desk.RunAsync("update buyer_keys set buyer_id = @from where id = any(@keys) and buyer_id = @into", cancel, BuyerDesk.Id("from", from), BuyerDesk.Id("into", into), new NpgsqlParameter("keys", move.Keys));
        if (move.Kind == BuyerMoveKind.Merge)
        {
            await desk.RunAsync("update buyers set merged_into = null where id = @from", cancel, BuyerDesk.Id("from", from));
        }

        var links = MovedLink.Read(move.Links);
        await desk.RunAsync(GiveBack, cancel, BuyerDesk.Id("from", from), BuyerDesk.Id("into", into), new NpgsqlParameter("things", links.Select(link => link.Thing).ToArray()),
            new NpgsqlParameter("kinds", links.Select(link => link.Kind.ToString()).ToArray()), new NpgsqlParameter("hows", links.Select(link => link.How.ToString()).ToArray()),
            new NpgsqlParameter("qualities", links.Select(link => link.Quality.ToString()).ToArray()));
        await desk.FollowKeysAsync(into, from, cancel);
    }
}
