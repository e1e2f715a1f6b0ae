using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.BuyerEvents;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>What a buyer may be told of their points, written with the movement that caused it.</summary>
internal sealed record PointNews(BuyerId Buyer, Guid? Shop, BuyerEventKind Kind, string Key, Guid? Subject, Dictionary<string, string> Values, DateTimeOffset At)
{
    private static readonly string Insert = $"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at) select a, b, c, d, e, f::jsonb, g from unnest($1, $2, $3, $4, $5, $6, $7) as t (a, b, c, d, e, f, g) {AddBuyerEvent.Once}
        """;

    /// <summary>Nobody is told of what happened long ago, when rules begin to look back.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    /// <summary>Null for what nobody is told of.</summary>
    public static PointNews? Of(PointTransaction move, PointBook book, DateTimeOffset happened)
    {
        BuyerEventKind? kind = move.Kind switch
        {
            PointMoveKind.Earned or PointMoveKind.Granted => BuyerEventKind.PointsEarned,
            PointMoveKind.Reversed => BuyerEventKind.PointsReversed,
            PointMoveKind.Expired => BuyerEventKind.PointsExpired,
            _ => null,
        };
        if (kind is null || happened < move.At - Fresh)
        {
            return null;
        }

        var points = move.Entries.Where(entry => entry.Place is PointPlace.Issued or PointPlace.Expired).Sum(entry => Math.Abs(entry.Amount));
        return new PointNews(move.BuyerId, move.ShopId?.Value, kind.Value, move.Id.ToString("N"), move.OrderId?.Value ?? move.SubjectId, new() { ["points"] = Said(points), ["balance"] = Said(book.Available), ["pending"] = Said(book.Pending) }, move.At);
    }

    public static async Task AddAsync(NpgsqlConnection connection, IReadOnlyCollection<PointNews> news, CancellationToken cancel)
    {
        if (news.Count == 0)
        {
            return;
        }

        await using var insert = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                Column(news, one => one.Buyer.Value, NpgsqlDbType.Uuid), Column(news, one => one.Shop, NpgsqlDbType.Uuid), Column(news, one => one.Kind.ToString(), NpgsqlDbType.Text),
                Column(news, one => one.Key, NpgsqlDbType.Text), Column(news, one => one.Subject, NpgsqlDbType.Uuid), Column(news, one => JsonSerializer.Serialize(one.Values), NpgsqlDbType.Text),
                Column(news, one => one.At.UtcDateTime, NpgsqlDbType.TimestampTz),
            },
        };
        await insert.ExecuteNonQueryAsync(cancel);
    }

    public static string Said(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static NpgsqlParameter Column<T>(IReadOnlyCollection<PointNews> news, Func<PointNews, T> value, NpgsqlDbType type) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = news.Select(value).ToArray() };
}
