using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments;

/// <param name="Days">Sizes day by day, the oldest first; a month and a day at most.</param>
public sealed record SegmentRow(SegmentId Id, string Name, string Description, string? ReadyMade, PersonId? Owner, bool Shared, int Size, DateTimeOffset? RefreshedAt, IReadOnlyList<SegmentDay> Days)
{
    /// <summary>How much larger than on the first of these days; null on the first day.</summary>
    public int? Change => Days.Count > 1 ? Size - Days[0].Size : null;

    /// <summary>Over how many days that is.</summary>
    public int Over => Days.Count > 1 ? Days[^1].Day.DayNumber - Days[0].Day.DayNumber : 0;
}

public sealed record SegmentMemberRow(BuyerFace Buyer, DateTimeOffset Since);

public readonly record struct MemberPlace(DateTimeOffset Since, Guid Buyer);

/// <summary>Segments as their pages show them. Sizes are of the whole segment; lists show those whom one may see.</summary>
public sealed class SegmentBook(ScopedDb database, NpgsqlDataSource source, IShopScopeSource scopeSource)
{
    public const int ShownDays = 30;
    private const int HistoryDays = 365;

    public async Task<IReadOnlyList<SegmentRow>> ListAsync(PersonId? me, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-ShownDays);
        var segments = await db.Segments.AsNoTracking().Where(s => s.Shared || s.OwnerId == me).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var ids = segments.ConvertAll(segment => segment.Id);
        var days = (await db.SegmentDays.AsNoTracking().Where(d => ids.Contains(d.SegmentId) && d.Day >= since).OrderBy(d => d.Day).ToListAsync(cancel)).ToLookup(day => day.SegmentId);
        return segments.ConvertAll(s => new SegmentRow(s.Id, s.Name, s.Description, s.ReadyMade, s.OwnerId, s.Shared, s.Size, s.RefreshedAt, [.. days[s.Id]]));
    }

    /// <summary>Null: there is none, or it is somebody else's own.</summary>
    public async Task<Segment?> FindAsync(SegmentId id, PersonId? me, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Segments.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && (s.Shared || s.OwnerId == me), cancel);
    }

    /// <summary>A year at most, the oldest day first.</summary>
    public async Task<IReadOnlyList<SegmentDay>> HistoryAsync(SegmentId id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-HistoryDays);
        return await db.SegmentDays.AsNoTracking().Where(d => d.SegmentId == id && d.Day >= since).OrderBy(d => d.Day).ToListAsync(cancel);
    }

    /// <summary>The latest to come first; of whoever sees some shops, those who have something in these.</summary>
    public async Task<(IReadOnlyList<SegmentMemberRow> Rows, MemberPlace? Next)> MembersAsync(SegmentId id, Role role, MemberPlace? after, int take, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var places = await PlacesAsync(connection, scope, id, after, take + 1, cancel);
        var shown = places.Take(take).ToList();
        if (shown.Count == 0)
        {
            return ([], null);
        }

        var faces = (await BuyerTable.SomeAsync(connection, scope, role, shown.ConvertAll(place => place.Buyer), cancel)).ToDictionary(face => face.Id.Value);
        return ([.. shown.Where(place => faces.ContainsKey(place.Buyer)).Select(place => new SegmentMemberRow(faces[place.Buyer], place.Since))], places.Count > take ? shown[^1] : null);
    }

    public async Task<IReadOnlyList<Segment>> OfAsync(BuyerId buyer, PersonId? me, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.SegmentMembers.Where(m => m.BuyerId == buyer).Join(db.Segments.Where(s => s.Shared || s.OwnerId == me), m => m.SegmentId, s => s.Id, (m, s) => s).OrderBy(s => s.CreatedAt).AsNoTracking().ToListAsync(cancel);
    }

    private static async Task<List<MemberPlace>> PlacesAsync(NpgsqlConnection connection, ShopScope scope, SegmentId id, MemberPlace? after, int limit, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select m.since, m.buyer_id from segment_members m where m.segment_id = @segment{(after is null ? "" : " and (m.since, m.buyer_id) < (@since, @buyer)")}
            {(scope.All ? "" : "and exists (select 1 from buyer_figures f where f.buyer_id = m.buyer_id and f.shop_id = any(@shops))")} order by m.since desc, m.buyer_id desc limit @limit
            """;
        command.Parameters.AddWithValue("segment", id.Value);
        command.Parameters.AddWithValue("limit", limit);
        if (after is { } place)
        {
            command.Parameters.AddWithValue("since", place.Since.UtcDateTime);
            command.Parameters.AddWithValue("buyer", place.Buyer);
        }

        if (!scope.All)
        {
            command.Parameters.Add(new NpgsqlParameter("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = scope.Shops.Select(shop => shop.Value).ToArray() });
        }

        var places = new List<MemberPlace>(limit);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            places.Add(new MemberPlace(reader.GetFieldValue<DateTimeOffset>(0), reader.GetGuid(1)));
        }

        return places;
    }
}
