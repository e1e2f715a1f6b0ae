using Npgsql;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>More points, or fewer, by a person who says why.</summary>
public sealed class AdjustPoints(NpgsqlDataSource source, TimeProvider time)
{
    public const int Most = 100_000;

    /// <param name="deed">Made once by whoever asks: the same deed is done once, however often it is sent.</param>
    /// <exception cref="RuleException"><c>points.reason</c>, <c>points.most</c>, <c>points.notEnough</c>; the role is not enough.</exception>
    public async Task<bool> ExecuteAsync(Actor actor, BuyerId buyer, long points, string reason, Guid deed, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        if (reason.Trim().Length is 0 or > PointNote.TextMaxLength)
        {
            throw new RuleException("points.reason", PointNote.TextMaxLength);
        }

        if (points is 0 or > Most or < -Most)
        {
            throw new RuleException("points.most", Most);
        }

        var (now, key) = (time.GetUtcNow(), $"adjust:{deed:N}");
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var head = await PointBuyer.RequireAsync(connection, buyer, cancel);
        var book = (await PointLedger.OpenAsync(connection, [head], new PointWants([key]), cancel))[head];
        var lives = (await EarningBook.LoadAsync(connection, cancel)).LivesDays(now);
        if (book.Adjust(points, actor.PersonId?.Value, lives, key, now) is not { } move)
        {
            return false;
        }

        await PointLedger.SaveAsync(connection, [book], cancel);
        await using (var note = new NpgsqlCommand("insert into point_notes (transaction_id, buyer_id, text) values ($1, $2, $3)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = move.Id }, new NpgsqlParameter { Value = head.Value }, new NpgsqlParameter { Value = reason.Trim() } },
        })
        {
            await note.ExecuteNonQueryAsync(cancel);
        }

        await AuditBook.NoteAsync(connection, AuditDeed.Changed, "point_accounts", head.Value.ToString(), null, new Dictionary<string, string> { ["points"] = PointNews.Said(points) }, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
