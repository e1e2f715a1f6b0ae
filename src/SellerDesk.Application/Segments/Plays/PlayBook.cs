using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments.Plays;

/// <param name="Result">Null before the first look.</param>
/// <param name="SeesMoney">Every shop that is measured is one of whoever asks.</param>
public sealed record PlayFace(Play Play, string Segment, string? ReadyMade, int Size, PlayResult? Result, bool SeesMoney);

public sealed record CallRow(BuyerFace Buyer, CallState State, DateTimeOffset? CalledAt, PersonId? CalledBy, string? Note);

/// <summary>An offer that people may make to a buyer they have before them.</summary>
public sealed record OfferNow(PlayId Play, string Name, string Offer, PlayKind Kind);

/// <summary>Plays as their pages show them.</summary>
public sealed class PlayBook(ScopedDb database, NpgsqlDataSource source)
{
    /// <summary>Beyond this, calls are not counted: "more than".</summary>
    public const int MostCounted = 10_000;

    internal static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    public async Task<IReadOnlyList<PlayFace>> ListAsync(PersonId? me, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return [.. (await Faces(db, me).OrderByDescending(one => one.Play.CreatedAt).Take(200).ToListAsync(cancel)).Select(one => Face(one, db.Scope))];
    }

    public async Task<PlayFace?> FindAsync(PlayId id, PersonId? me, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await Faces(db, me).FirstOrDefaultAsync(one => one.Play.Id == id, cancel) is { } found ? Face(found, db.Scope) : null;
    }

    /// <summary>Whom to call, or who was called; in the order of their ids, which is the order in which they came to the desk.</summary>
    public async Task<(IReadOnlyList<CallRow> Rows, BuyerId? Next)> CallsAsync(PlayId id, CallState state, Role role, BuyerId? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var members = db.PlayMembers.AsNoTracking().Where(m => m.PlayId == id && m.Call == state && m.LeftAt == null);
        if (after is { } last)
        {
            members = members.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.PlayId, m.BuyerId), ValueTuple.Create(id, last)));
        }

        if (!db.Scope.All)
        {
            members = members.Where(m => db.BuyerFigures.Any(f => f.BuyerId == m.BuyerId));
        }

        var rows = await members.OrderBy(m => m.BuyerId).Take(take + 1).ToListAsync(cancel);
        var shown = rows.Take(take).ToList();
        if (shown.Count == 0)
        {
            return ([], null);
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        var faces = (await BuyerTable.SomeAsync(connection, db.Scope, role, shown.ConvertAll(row => row.BuyerId.Value), cancel)).ToDictionary(face => face.Id);
        return ([.. shown.Where(row => faces.ContainsKey(row.BuyerId)).Select(row => new CallRow(faces[row.BuyerId], row.Call!.Value, row.CalledAt, row.CalledBy, row.Note))], rows.Count > take ? shown[^1].BuyerId : null);
    }

    /// <summary>How many calls stand where; at most <see cref="MostCounted"/> of each.</summary>
    public async Task<IReadOnlyDictionary<CallState, int>> CallCountsAsync(PlayId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var counts = new Dictionary<CallState, int>();
        foreach (var state in Enum.GetValues<CallState>())
        {
            counts[state] = await db.PlayMembers.Where(m => m.PlayId == id && m.Call == state && m.LeftAt == null).Take(MostCounted).CountAsync(cancel);
        }

        return counts;
    }

    /// <summary>What may be offered to this buyer now: of the running plays in which they were drawn to be treated.</summary>
    public async Task<IReadOnlyList<OfferNow>> OffersAsync(BuyerId buyer, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.PlayMembers.Where(m => m.BuyerId == buyer && m.Arm == PlayArm.Treated && m.LeftAt == null)
            .Join(db.Plays.Where(p => p.State == PlayState.Running), m => m.PlayId, p => p.Id, (m, p) => new OfferNow(p.Id, p.Name, p.Offer, p.Kind)).ToListAsync(cancel);
    }

    private static IQueryable<PlayOf> Faces(SellerDeskDb db, PersonId? me) =>
        db.Plays.AsNoTracking().Join(db.Segments.AsNoTracking().Where(s => s.Shared || s.OwnerId == me), p => p.SegmentId, s => s.Id, (p, s) => new PlayOf { Play = p, Segment = s });

    private static PlayFace Face(PlayOf one, ShopScope scope) => new(
        one.Play, one.Segment.Name, one.Segment.ReadyMade, one.Segment.Size, one.Play.Result is { } result ? JsonSerializer.Deserialize<PlayResult>(result, Shape) : null,
        scope.All || (one.Segment.Shops.Length > 0 && one.Segment.Shops.All(shop => scope.Contains(new ShopId(shop)))));

    private sealed class PlayOf
    {
        public required Play Play { get; init; }

        public required Segment Segment { get; init; }
    }
}
